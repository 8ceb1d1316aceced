slow(1)
x = [slow(2),
     slow(3)]
for x in slow(4):
    slow(5); meh()
if slow(6): y = """
text"""
slow(7)  # noqa: E501
slow(8)  # hotlint: ignore[slow-note] -- why
if (slow(9) and \
        slow(10)): pass
z = slow(11); y = """
"""
@slow(12)
def f(a=slow(13)):
    return slow(14)
