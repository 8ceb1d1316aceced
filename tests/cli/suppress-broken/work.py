slow(1)  # hotlint: ignore [slow-call]
slow(2)  # hotlint: ignore[slow-call
slow(3)  # hotlint: ignore[]
slow(4)  # hotlint: ignroe[slow-call]
slow(5)  # hotlint: ignore[slow-call] for now
slow(6)  # hotlint: ignore[slow call]
