printf '\xef\xbb\xbfslow(1)\r\nif slow(2): x = """\r\n"""\r\nslow(3)' > work.py
