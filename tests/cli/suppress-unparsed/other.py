x = = 1  # hotlint: ignore[HOT001]
slow(1)
