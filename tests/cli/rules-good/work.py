odd()
slow(1)
