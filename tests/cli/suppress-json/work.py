slow(1)  # hotlint: ignore[slow-call]
x = 1  # hotlint: ignore[TEST01]
