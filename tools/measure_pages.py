"""Reads the Bench sections of rule pages, for tools/measure.py.

Fences are of backticks or tildes (CommonMark 0.31, section 4.5).

A page's `## Bench` has fences `py setup`, `py slow` and `py fast`, with the
attributes variant=NAME, sizes=1000,4000 (or size=1000), gate=100 (the size that
decides, one of those measured; by default the least) and unit=ratio|ms|bytes.
A setup without a variant runs before each variant's own; a slow or fast form
without one stands in where a variant has none. `n` is the size.
"""

import difflib
import os
import re
from typing import NamedTuple

DEFAULT_SIZE = 100
UNITS = ("ratio", "ms", "bytes")
PARTS = ("setup", "slow", "fast")
ATTRIBUTES = ("variant", "size", "sizes", "gate", "unit")


class PageError(Exception):
    """A page, the table or the command line is wrong; the text says where."""


class Fence(NamedTuple):
    line: int  # of the opening fence
    part: str
    attributes: dict
    text: str


class Bench(NamedTuple):
    rule: str
    variant: str
    file: str
    line: int
    setup: tuple  # of (line, text)
    slow: tuple  # (line, text)
    fast: tuple
    sizes: tuple
    unit: str


def bench_key(bench):
    return bench.rule, bench.variant


def section_fences(lines, heading):
    """The fences of one section: (line, info string, text) each."""
    section, fence, found = None, None, []
    for number, line in enumerate(lines, 1):
        if fence:
            if re.fullmatch(rf" {{0,3}}{fence[2]}{fence[2][0]}*\s*", line):
                found.append((*fence[:2], "".join(fence[3])))
                fence = None
            else:
                fence[3].append(line)
            continue
        opening = re.match(r"(`{3,}|~{3,})\s*(.*)$", line)
        if opening:
            fence = [number, opening[2].strip(), opening[1], []]
        elif line.startswith("## "):
            section = line[3:].strip()
        if opening and section != heading:
            fence[1] = None
    if fence:
        raise PageError(f"{fence[0]}: this fence is never closed")
    return [item for item in found if item[1] is not None]


def parse_fence(line, info, text):
    words = info.split()
    if len(words) < 2 or words[0] != "py" or words[1] not in PARTS:
        raise PageError(
            f"{line}: a Bench fence is py setup, py slow or py fast,"
            f" not {info!r}"
        )
    attributes = {}
    for word in words[2:]:
        name, equals, value = word.partition("=")
        if word == "gate":
            continue
        if name not in ATTRIBUTES or not equals or not value:
            near = difflib.get_close_matches(name, ATTRIBUTES, 1)
            hint = f", did you mean {near[0]}=?" if near else ""
            raise PageError(f"{line}: {word!r} is no attribute{hint}")
        value = parse_attribute(line, name, value)
        attributes["sizes" if name == "size" else name] = value
    return Fence(line, words[1], attributes, text)


def parse_attribute(line, name, value):
    if name == "unit" and value not in UNITS:
        raise PageError(f"{line}: unit is ratio, ms or bytes, not {value!r}")
    if name in ("unit", "variant"):
        return value
    if not re.fullmatch(r"[1-9]\d*(,[1-9]\d*)*", value):
        raise PageError(f"{line}: {name}={value} is not a list of sizes")
    sizes = [int(size) for size in value.split(",")]
    if name != "sizes" and len(sizes) > 1:
        raise PageError(f"{line}: {name} is one number")
    return sizes


def group_fences(fences):
    """Fences by (part, variant); a second one of a kind is an error."""
    groups = {}
    for fence in fences:
        key = fence.part, fence.attributes.get("variant", "")
        if key in groups:
            raise PageError(f"{fence.line}: a second {' '.join(key).strip()}")
        groups[key] = fence
    return groups


def own_variants(groups):
    """Variants to measure. An unnamed form without partner is shared."""
    forms = {variant: set() for part, variant in groups if part != "setup"}
    for part, variant in groups:
        if part != "setup":
            forms[variant].add(part)
    shared = len(forms) > 1 and len(forms.get("", "12")) == 1
    return [name for name in forms if name or not shared]


def build_bench(rule, file, variant, groups):
    def pick(part):
        return groups.get((part, variant)) or groups.get((part, ""))

    slow, fast = pick("slow"), pick("fast")
    setups = [groups.get(("setup", ""))]
    if variant:
        setups.append(groups.get(("setup", variant)))
    setups = [fence for fence in setups if fence]
    if not slow or not fast:
        there = slow or fast
        missing = "fast" if slow else "slow"
        raise PageError(f"{there.line}: no py {missing} goes with this fence")
    attributes = {}
    for fence in [*setups, slow, fast]:
        attributes.update(fence.attributes)
    gate = attributes.get("gate", [])
    sizes = attributes.get("sizes") or gate or [DEFAULT_SIZE]
    *setup, slow_text, fast_text = [
        (fence.line + 1, fence.text) for fence in [*setups, slow, fast]
    ]
    return Bench(
        rule, variant, file, slow.line, tuple(setup), slow_text, fast_text,
        tuple(sorted({*sizes, *gate})), attributes.get("unit", "ratio"),
    )  # fmt: skip


def read_page(path, file):
    """The benches of one page, in its order."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        title = re.match(r"# (\S+)\s*$", lines[0] if lines else "")
        if not title:
            raise PageError("1: a page begins with `# rule-name`")
        fences = [parse_fence(*item) for item in section_fences(lines, "Bench")]
        groups = group_fences(fences)
        names = own_variants(groups)
        return title[1], [
            build_bench(title[1], file, name, groups) for name in names
        ]
    except PageError as error:
        raise PageError(f"{file}:{error}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise PageError(f"{file}: {error}") from None


def read_pages(folder):
    """{rule: its benches} of every page under the folder."""
    rules, errors = {}, []
    for path in sorted(folder.rglob("*.md")):
        try:
            rule, benches = read_page(path, os.path.relpath(path))
            if rule in rules:
                raise PageError(f"{path}:1: a second page named {rule}")
            rules[rule] = benches
        except PageError as error:
            errors.append(str(error))
    if errors:
        raise PageError("\n".join(errors))
    return rules


def select_rules(rules, names):
    for name in names:
        if not rules.get(name):
            near = difflib.get_close_matches(name, rules, 1)
            hint = f", did you mean {near[0]}?" if near else ""
            why = "its page has no Bench" if name in rules else "no such page"
            raise PageError(f"--rule {name}: {why}{hint}")
    return [bench for name in names or rules for bench in rules[name]]
