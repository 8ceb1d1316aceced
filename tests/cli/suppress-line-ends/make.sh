printf 'slow(1)  # hotlint: ignore[slow-call]\r\nslow(2)\r\nslow(3)  # hotlint: ignore\r\nslow(4)  # noqa' > work.py
