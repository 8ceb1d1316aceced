x = [
    slow(1),  # hotlint: ignore[slow-call]
    slow(2),
    # a line of its own in a statement is a part of it
    slow(3),
]
y = """
text""" + slow(4)  # hotlint: ignore[slow-call]
a = 1; slow(5)  # hotlint: ignore[slow-call]
slow(6); z = (
    slow(7)  # hotlint: ignore[slow-call]
)
