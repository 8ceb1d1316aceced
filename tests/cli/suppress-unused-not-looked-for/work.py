x = 1  # hotlint: ignore[slow-call]
x = 1  # hotlint: ignore
x = 1  # hotlint: ignore[slow-note]
