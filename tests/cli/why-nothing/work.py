def reach(queue, start):
    waiting = [start]
    while waiting:
        queue.pop()
        waiting.pop()
    waiting.pop()
    pass
