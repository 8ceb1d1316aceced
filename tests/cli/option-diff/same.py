slow(9)
