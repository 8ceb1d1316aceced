def f():
    queue = []
    while queue:
        queue.pop(0)
