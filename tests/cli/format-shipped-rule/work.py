def reach(graph, start):
    queue = [start]
    while queue:
        node = queue.pop(0)
        queue.extend(graph[node])
