def f(:
    slow(1)
