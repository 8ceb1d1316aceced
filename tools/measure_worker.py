"""Measures one bench on the CPython that runs this file.

tools/measure.py sends the file to that interpreter's standard input, with a
call of main behind it, so nothing has to be installed or mounted where the
interpreter lives. Python 3.9 or newer, standard library only. The answer is
one line of JSON on standard output.

A bench is a setup, run once as a module, and two bodies. Each body becomes a
function in which the setup's names are locals:

    def bench(clock, runs, xs, keep_text):
        start = clock()
        for run in runs:
            text = keep_text        # only names that the body binds itself
            <the body>
        spent = clock() - start
        return spent, locals().get("result")
"""

import ast
import collections
import gc
import itertools
import json
import os
import symtable
import sys
import textwrap
import time
import tracemalloc

SAMPLE = 0.016  # seconds that one sample should take
BUDGET = 1.0  # seconds for the samples of one size, at least two pairs
SINGLE_RUNS = 16  # times as many samples where each is one run
RUN_LIMIT = 10_000_000  # runs of a body in one sample
LARGE = 1 << 24  # bytes; glibc learns from blocks up to 32 MB
TEXT_LIMIT = 80  # characters of a value in an error
CONTAINERS = (list, dict, set, bytearray, collections.deque)
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
GENERATOR = 0x20  # code flag: the body yields


class PageError(Exception):
    """The bench is wrong on every version."""

    def __init__(self, line, text):
        super().__init__(text)
        self.line = line


def short(value):
    text = repr(value)
    return text if len(text) <= TEXT_LIMIT else text[: TEXT_LIMIT - 1] + "…"


def parse(snippet, file):
    """Statements of a (line, text) snippet, at the page's own lines."""
    line, text = snippet
    try:
        tree = ast.parse(text, file)
    except SyntaxError as error:
        error.lineno = line + (error.lineno or 1) - 1
        raise
    return ast.increment_lineno(tree, line - 1)


def set_up(job, size):
    """The names that the setups leave, as a module's."""
    if any("random" in text for _, text in job["setup"]):
        __import__("random").seed(1)  # the same data for both forms
    names = {"__name__": "bench", "n": size}
    for snippet in job["setup"]:
        exec(compile(parse(snippet, job["file"]), job["file"], "exec"), names)
    return names


def symbols(text):
    """Names that a body reads, and those that it binds as locals."""
    source = "def body():\n pass\n" + textwrap.indent(text, " ")
    scope = symtable.symtable(source, "<bench>", "exec").get_children()[0]
    own = {symbol.get_name(): symbol for symbol in scope.get_symbols()}
    used = set(own)
    inner = list(scope.get_children())
    while inner:
        table = inner.pop()
        used.update(symbol.get_name() for symbol in table.get_symbols())
        inner.extend(table.get_children())
    used -= {name for name in own if own[name].is_declared_global()}
    return used, {name for name in own if own[name].is_local()}


def refuse_return(statements):
    """The body runs inside a loop, so it cannot return."""
    nodes = list(statements)
    while nodes:
        node = nodes.pop()
        if isinstance(node, ast.Return):
            raise PageError(node.lineno, "a body leaves `result`, no return")
        if not isinstance(node, SCOPES):
            nodes.extend(ast.iter_child_nodes(node))


class Body:
    """The slow or the fast form, ready to run with one size."""

    def __init__(self, job, part, size):
        self.line = job[part][0]
        self.names = set_up(job, size)
        statements = parse(job[part], job["file"]).body
        refuse_return(statements)
        used, bound = symbols(job[part][1])
        given = sorted(used & set(self.names))
        kept = [name for name in given if name in bound]
        self.function = self.compile(job["file"], statements, given, kept)
        self.values = [self.names[name] for name in given]
        self.clock = time.perf_counter
        if job["unit"] == "ratio":
            self.clock = time.process_time

    def compile(self, file, statements, given, kept):
        keep = "_bench_keep_{}".format
        places = [keep(name) if name in kept else name for name in given]
        tree = ast.parse(
            "def _bench({}):\n"
            " _bench_start = _bench_clock()\n"
            " for _bench_run in _bench_runs:\n"
            "  {}\n"
            " _bench_spent = _bench_clock() - _bench_start\n"
            " return _bench_spent, locals().get('result')\n".format(
                ", ".join(["_bench_clock", "_bench_runs"] + places),
                "; ".join(f"{name} = {keep(name)}" for name in kept) or "pass",
            )
        )
        tree.body[0].body[1].body.extend(statements)
        exec(compile(tree, file, "exec"), self.names)
        function = self.names.pop("_bench")
        if function.__code__.co_flags & GENERATOR:
            raise PageError(self.line, "a body cannot yield")
        return function

    def run(self, count):
        """Seconds of `count` runs, and the last run's `result`."""
        runs = itertools.repeat(None, count)
        return self.function(self.clock, runs, *self.values)

    def time(self, count):
        gc.collect()
        return self.run(count)[0]

    def count_for_sample(self):
        count, spent = 1, self.time(1)
        while spent < SAMPLE and count < RUN_LIMIT:
            aim = int(count * SAMPLE / max(spent, 1e-9)) + 1
            count = min(max(count * 2, aim), count * 20, RUN_LIMIT)
            spent = self.time(count)
        return count, spent


def refuse_changes(job, body, size):
    """A later run must find what the first one found."""
    fresh, again = set_up(job, size), set_up(job, size)
    for name, value in fresh.items():
        if not isinstance(value, CONTAINERS) or value != again[name]:
            continue
        if body.names.get(name) != value:
            raise PageError(
                body.line, f"the body changes `{name}`: let it work on a copy"
            )


def check(job, size):
    """Both forms do the same, and do it again on a second run."""
    results = []
    for part in ("slow", "fast"):
        body = Body(job, part, size)
        first, second = body.run(1)[1], body.run(1)[1]
        if type(first) in CONTAINERS + (str, bytes, int) and first != second:
            raise PageError(
                body.line,
                f"`result` is {short(first)}, then {short(second)} on the"
                " next run: the body uses up its setup",
            )
        refuse_changes(job, body, size)
        results.append(second)
    if None not in results and results[0] != results[1]:
        raise PageError(
            job["fast"][0],
            f"`result` differs with n = {size}: slow {short(results[0])},"
            f" fast {short(results[1])}",
        )


def measure_time(slow, fast, pairs):
    """Least nanoseconds of a run of each form, samples interleaved."""
    slow_count, slow_spent = slow.count_for_sample()
    fast_count, fast_spent = fast.count_for_sample()
    affordable = max(2, int(BUDGET / (slow_spent + fast_spent)))
    pairs = min(pairs, affordable)
    return sample(slow, fast, slow_count, fast_count, pairs)


def measure_wall(slow, fast, pairs):
    """The same of single runs: with the wall clock, the shorter a sample is
    the likelier is one that nothing else interrupts."""
    spent = slow.time(1) + fast.time(1)
    most = pairs * SINGLE_RUNS
    return sample(slow, fast, 1, 1, min(most, max(2, int(BUDGET / spent))))


def sample(slow, fast, slow_count, fast_count, pairs):
    slow_times, fast_times = [], []
    for _ in range(pairs):
        slow_times.append(slow.time(slow_count) / slow_count)
        fast_times.append(fast.time(fast_count) / fast_count)
    return min(slow_times) * 1e9, min(fast_times) * 1e9


def measure_bytes(body):
    """Peak of one run above what was there before; caches are warm."""
    body.run(1)
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    body.run(1)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak - before


def measure(job):
    rows = []
    for size in job["sizes"]:
        if job["check"]:
            check(job, size)
        slow, fast = Body(job, "slow", size), Body(job, "fast", size)
        if job["unit"] == "bytes":
            pair = measure_bytes(slow), measure_bytes(fast)
        elif job["unit"] == "ms":
            pair = measure_wall(slow, fast, job["pairs"])
        else:
            pair = measure_time(slow, fast, job["pairs"])
        rows.append([size, *pair])
    return rows


def place(error, file, line):
    """The page's line that an exception came from."""
    if isinstance(error, SyntaxError) and error.filename == file:
        return error.lineno or line
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == file:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def age_heap():
    """Puts glibc's allocator in the state of a process that has lived a while.

    A young one returns the top of its heap to the system at each free above
    128 KB, and takes it back at the next allocation: growing a string there
    costs up to six times what it costs later. Freeing one large block raises
    that threshold."""
    bytearray(LARGE)


def answer(job):
    try:
        return {"rows": measure(job)}
    except PageError as error:
        return {"wrong": str(error), "line": error.line}
    except Exception as error:
        text = f"{type(error).__name__}: {error}".splitlines()[0]
        return {"failed": text, "line": place(error, job["file"], job["line"])}


def main(job):
    out = os.dup(1)
    os.dup2(2, 1)  # what a body prints is not the answer
    if job is None:
        reply = {"version": "{}.{}".format(*sys.version_info)}
    else:
        age_heap()
        reply = answer(job)
    os.write(out, json.dumps(reply).encode())
