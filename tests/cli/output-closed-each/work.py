for x in y:
    z += x
