meh()
