slow(8)
