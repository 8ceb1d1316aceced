slow(
    1,
    2,
)
slow(3)
