def f(a, *, b: int = 1):
    # a comment
    return a + b if a else "日本"
