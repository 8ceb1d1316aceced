def run(rows):
    slow(1)
    return meh()
