import re


def f(rows: list[str], unknown):
    names = []
    for row in rows:
        names.append(row.strip())
    return len(names), unknown
