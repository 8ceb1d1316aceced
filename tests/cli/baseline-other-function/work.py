def f(a):
    slow(a)
