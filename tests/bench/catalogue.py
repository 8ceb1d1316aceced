#!/usr/bin/env python3
"""What the rules to come will cost: hotlint with a stub for each of them.

    tests/bench/catalogue.py HOTLINT RUFF CATALOGUE CORPUS

CATALOGUE is a Markdown table of planned rules (code, name, tier, impact, what
is flagged). For each row whose code no shipped rule has, a page is made into a
temporary folder: a pattern for the calls, methods, attributes or operators
that the row quotes, in a loop or an `async def` where it says so. The last
predicate never holds, so that all but the report is paid for. Then hotlint
with and without those pages and ruff run in turn; CPU time and ratios.
"""
import argparse
import json
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

from compare import HOTLINT, RUFF, run

PAGE = """\
# {name}

```toml
code = "{code}"
message = "stub"
impact = "constant"
peers = []
```

A stub.

## Match

{patterns}

## Bad

```py
pass
```

## Good

```py
pass
```

## Not

```py
pass
```
"""
CALL = """\
```query
((call function: [(identifier) (attribute)] @f) @report
 (#calls? @f {names}){where}
 (#guarded? @report "NoSuchError"))
```
"""
METHOD = """\
```query
((call function: (attribute object: (_) @x attribute: (identifier) @m)) @report
 (#any-of? @m {names}){where}
 (#type? @x "list" "str" "dict" "set" "bytes")
 (#guarded? @report "NoSuchError"))
```
"""
OPERATOR = """\
```query
(({kind} "{token}") @report{where}
 (#guarded? @report "NoSuchError"))
```
"""
OPERATORS = {
    "+=": ("augmented_assignment", "+="),
    " in ": ("comparison_operator", "in"),
    " != ": ("comparison_operator", "!="),
    " == ": ("comparison_operator", "=="),
    " % ": ("binary_operator", "%"),
    " / ": ("binary_operator", "/"),
    " ** ": ("binary_operator", "**"),
    " @ ": ("binary_operator", "@"),
    " - ": ("binary_operator", "-"),
    " or ": ("boolean_operator", "or"),
    "await": ("await", "await"),
    "lambda": ("lambda", "lambda"),
    "yield": ("yield", "yield"),
    "try": ("try_statement", "try"),
    "while": ("while_statement", "while"),
    "for ": ("for_statement", "for"),
    "class": ("class_definition", "class"),
}


def rows(catalogue):
    for line in catalogue.read_text().splitlines():
        cells = re.split(r"(?<!\\)\|", line)[1:-1]
        if len(cells) >= 5 and re.fullmatch(r" HOT\d+ ", cells[0]):
            yield cells[0].strip(), cells[1].strip(), cells[4]


def quoted(names):
    return " ".join(f'"{name}"' for name in sorted(names))


def patterns(flags):
    """Queries for what stands in backquotes, before what is advised."""
    code = [piece.strip("…/ ")
            for piece in re.findall(r"`([^`]+)`", flags.split("→")[0])]
    functions, methods, operators = set(), set(), set()
    for piece in code:
        for path in re.findall(r"[\w./]+(?=\()|^[\w./]+\.[\w/]+$", piece):
            head, *rest = path.strip(".").split("/")
            stem = head.rpartition(".")[0]
            for name in [head, *(f"{stem}.{other}" for other in rest)]:
                if re.fullmatch(r"[A-Za-z_][\w.]*", name):
                    functions.add(name)
                    methods.add(name.rpartition(".")[2])
        operators |= {key for key in OPERATORS if key in piece}
    if not functions and not operators:
        functions = methods = {piece for piece in code
                               if re.fullmatch(r"[A-Za-z_]\w*", piece)}
    where = ""
    if re.search(r"\bin a loop|in loop", flags):
        where = "\n (#in-loop? @report)"
    elif "async def" in flags:
        where = "\n (#in-async? @report)"
    if functions:
        yield CALL.format(names=quoted(functions), where=where)
        yield METHOD.format(names=quoted(methods), where=where)
    elif operators:
        for key in sorted(operators)[:2]:
            kind, token = OPERATORS[key]
            yield OPERATOR.format(kind=kind, token=token, where=where)


def write_stubs(hotlint, catalogue, folder):
    listed = subprocess.run([hotlint, "rules", "--output-format", "json"],
                            capture_output=True, check=True)
    shipped = {rule["code"] for rule in json.loads(listed.stdout)}
    written, silent = 0, []
    for code, name, flags in rows(catalogue):
        queries = "".join(patterns(flags))
        if code in shipped or not re.fullmatch(r"[a-z0-9-]+", name):
            continue
        if not queries:
            silent.append(name)
            continue
        number = code.removeprefix("HOT")
        page = PAGE.format(name=name, code=f"STUB{number}", patterns=queries)
        (folder / f"{name}.md").write_text(page)
        written += 1
    print(f"{len(shipped)} shipped rules, {written} stubs; no pattern for "
          f"{len(silent)} rows: {', '.join(silent)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("hotlint")
    parser.add_argument("ruff")
    parser.add_argument("catalogue", type=pathlib.Path)
    parser.add_argument("corpus")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        stubs = pathlib.Path(name, "stubs")
        stubs.mkdir()
        write_stubs(options.hotlint, options.catalogue, stubs)
        commands = {
            "shipped rules": [options.hotlint, *HOTLINT, options.corpus],
            "and stubs": [options.hotlint, *HOTLINT, "--rules", str(stubs),
                          options.corpus],
            "ruff": [options.ruff, *RUFF, options.corpus],
        }
        times = {key: [] for key in commands}
        for _ in range(options.runs):
            for key, command in commands.items():
                times[key].append(run(command)[:2])
    middle = {key: [statistics.median(column) for column in zip(*pairs)]
              for key, pairs in times.items()}
    for key, (wall, cpu) in middle.items():
        print(f"{key:14} wall {wall:6.2f} s  CPU {cpu:6.2f} s"
              f"  / ruff {cpu / middle['ruff'][1]:.2f}"
              f"  / shipped {cpu / middle['shipped rules'][1]:.2f}")


if __name__ == "__main__":
    sys.exit(main())
