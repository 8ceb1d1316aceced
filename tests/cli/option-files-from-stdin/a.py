slow(2)
