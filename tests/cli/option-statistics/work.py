slow(1)
meh()
meh()
