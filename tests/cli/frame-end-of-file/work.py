x = 1
slow()