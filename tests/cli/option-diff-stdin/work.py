slow(1)
slow(2)
slow(3)
