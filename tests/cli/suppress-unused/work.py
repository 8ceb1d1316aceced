x = 1  # hotlint: ignore[slow-call]
meh()  # hotlint: ignore[slow-call, slow-note]
y = 1  # hotlint: ignore
z = 1  # noqa: TEST01, E501
z = 1  # noqa
z = 1  # hotlint: ignore[slow-secret]
# hotlint: ignore-file[slow-new]
