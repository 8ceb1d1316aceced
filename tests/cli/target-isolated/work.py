fresh()
slow(1)
