slow(1)  # hotlint: ignore[slow-call]
slow(2)  # hotlint: ignore[TEST01] -- it is run once
slow(3)  # hotlint: ignore
slow(4)  # type: ignore # hotlint: ignore[slow-call, slow-note]
slow(5)
