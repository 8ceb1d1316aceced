slow(1)  # hotlint: ignore[slow-cal]
slow(2)  # hotlint: ignore[elephants]
slow(3)  # noqa: HOT999
