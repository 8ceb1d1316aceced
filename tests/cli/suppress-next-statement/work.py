# hotlint: ignore[slow-call]
slow(1)
slow(2)

# hotlint: ignore[slow-call]

# about the loop
for x in slow(3):
    slow(4)
slow(5)
# hotlint: ignore[slow-call]
@slow(6)
def f():
    slow(7)
if x:
    pass
# hotlint: ignore[slow-call]
else:
    slow(8)
