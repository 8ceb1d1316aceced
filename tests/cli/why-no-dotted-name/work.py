def f(items):
    for x in items:
        items.pop(0)
