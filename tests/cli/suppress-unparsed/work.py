def f(:
    slow(1)  # hotlint: ignore
slow(2)  # hotlint: ignore[slow-call]
