# hotlint: ignore-file[slow-call] -- generated
slow(1)
meh()
