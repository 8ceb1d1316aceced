#!/usr/bin/env python3
"""Writes src/report/width.def: how many columns of a terminal a code point
takes, where that is not one. Source: Python's unicodedata.

usage: tools/width_table.py > src/report/width.def
"""
import sys
import unicodedata

WIDE = {"W", "F"}
NARROW_MARKS = {"Mn", "Me", "Cf"}
SOFT_HYPHEN = 0xAD


def width(code: int) -> int | None:
    """None: not assigned, so it may join the range around it."""
    char = chr(code)
    category = unicodedata.category(char)
    if category == "Cn":
        return None
    if category in NARROW_MARKS and code != SOFT_HYPHEN:
        return 0
    if 0x1160 <= code <= 0x11FF:  # vowels and finals that join a syllable
        return 0
    return 2 if unicodedata.east_asian_width(char) in WIDE else 1


def ranges() -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    gap = False
    for code in range(0x300, sys.maxunicode + 1):
        if 0xD800 <= code <= 0xDFFF:
            continue
        columns = width(code)
        if columns is None:
            gap = True
            continue
        joins = bool(found) and found[-1][2] == columns
        if joins and (gap or found[-1][1] == code - 1):
            found[-1] = (found[-1][0], code, columns)
        elif joins or columns != 1 or found:
            found.append((code, code, columns))
        gap = False
    return [r for r in found if r[2] != 1]


def main() -> None:
    print(f"/* Made by tools/width_table.py from Unicode "
          f"{unicodedata.unidata_version}: WIDTH(first, last, columns),\n"
          " * in ascending order. */")
    for first, last, columns in ranges():
        print(f"WIDTH(0x{first:X}, 0x{last:X}, {columns})")


if __name__ == "__main__":
    main()
