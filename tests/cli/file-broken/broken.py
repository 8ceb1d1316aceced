def one():
    slow(1)

def two(:
    slow(2)

def three():
    slow(3)
