slow(1)
meh()
for x in xs:
    secret()
