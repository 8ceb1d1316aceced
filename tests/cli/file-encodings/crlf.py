x = 1
slow(1)
