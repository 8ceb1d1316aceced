slow(1)
meh()
secret()
fresh()
