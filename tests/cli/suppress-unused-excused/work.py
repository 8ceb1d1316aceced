x = 1  # hotlint: ignore[slow-call, HOT002]
x = 1  # hotlint: ignore[slow-call]  # hotlint: ignore[unused-suppression]
x = 1  # hotlint: ignore[slow-call]
