if slow(1):  # hotlint: ignore[slow-call]
    slow(2)
elif slow(3):  # hotlint: ignore[slow-call]
    pass
while (slow(4) and
       slow(5)):  # hotlint: ignore[slow-call]
    slow(6)
for x in slow(7): slow(8)  # hotlint: ignore[slow-call]
@slow(9)  # hotlint: ignore[slow-call]
def f(a=slow(10)):
    slow(11)
