for x in xs:
    secret(x)

for x in xs:
    if x:
        secret(x)

for x in xs:
    if x:
        print(x)
        secret(x)

for x in xs:
    if x:
        print(x)
        print(x)
        secret(x)

for x in xs: secret(x)
ys = [secret(x) for x in xs]
ys = [x for x in xs for y in secret(x)]
while secret(x):
    pass
