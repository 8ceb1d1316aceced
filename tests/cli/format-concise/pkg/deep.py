if 1:
    slow(2)
