
if 1:
    slow(1)
