x = 1  # hotlint: ignore[slow-call]
