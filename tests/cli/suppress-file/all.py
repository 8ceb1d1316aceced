slow(1)
meh()
# hotlint: ignore-file
