slow(1)
meh()
