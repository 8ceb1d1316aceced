slow(1)  # noqa
slow(2)  # noqa: TEST01
slow(3)  # NOQA:E501,TEST01 because
slow(4)  # noqa: E501
slow(5)  # noqa : E501 TEST01
slow(6)  # noqable
# noqa
slow(7)
slow(8)  # noqa: no code
