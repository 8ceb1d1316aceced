slow(4)
