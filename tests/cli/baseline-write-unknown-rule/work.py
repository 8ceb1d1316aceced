slow(1)
meh()
for x in xs:
    secret(x)
queue = []
while queue:
    queue.pop()
