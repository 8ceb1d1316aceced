slow(
    1,
    2,
)
for x in range(
    1, 2
):
    secret(
        x
    )
