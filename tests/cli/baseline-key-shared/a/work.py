import x


def f(a):
    slow(a)
    meh(a)
    slow(a)
