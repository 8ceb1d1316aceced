slow(3)
