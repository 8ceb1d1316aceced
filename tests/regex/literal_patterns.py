"""The literal patterns of a folder of Python files: what stands in calls of
`re`, put together as Python does."""
import ast
import pathlib
import re
import warnings

FUNCTIONS = {"compile", "search", "match", "fullmatch", "sub", "subn", "split",
             "findall", "finditer"}


def constant_flags(node):
    """The value of `re.I | re.X`, or None when it is something else."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        left, right = constant_flags(node.left), constant_flags(node.right)
        return None if left is None or right is None else left | right
    if isinstance(node, ast.Attribute):
        flag = getattr(re, node.attr, None)
        return int(flag) if isinstance(flag, re.RegexFlag) else None
    if isinstance(node, ast.Constant) and node.value == 0:
        return 0
    return None


def flags_of(call):
    """Of `re.compile(pattern, flags)` and of a keyword; 0 if unknown."""
    given = [word.value for word in call.keywords if word.arg == "flags"]
    if not given and call.func.attr == "compile":
        given = call.args[1:2]
    return (constant_flags(given[0]) or 0) if given else 0


def literal(node, names):
    """The text of literals, of names for such, and of their sums, else None."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = literal(node.left, names), literal(node.right, names)
        same = left is not None and type(left) is type(right)
        return left + right if same else None
    if isinstance(node, ast.Name):
        return names.get(node.id)
    if isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes)):
        return node.value
    return None


def constants(tree):
    """Names that the file assigns to once, a text that it shows."""
    names, assigned = {}, set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Name) or not isinstance(node.ctx, ast.Store):
            continue
        names.pop(node.id, None)
        if node.id not in assigned:
            names[node.id] = None
        assigned.add(node.id)
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            if name in names and len(node.targets) == 1:
                names[name] = literal(node.value, names)
    return names


def in_file(path):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(path.read_bytes())
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    names = constants(tree)
    for node in ast.walk(tree):
        if (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
                and node.func.attr in FUNCTIONS and node.args
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id in ("re", "_re")):
            text = literal(node.args[0], names)
            if text is not None:
                yield text, flags_of(node), node.func.attr


def in_folder(folder):
    """Each distinct (pattern, flags), with the functions that it is given to,
    in a fixed order."""
    found = {}
    for path in sorted(pathlib.Path(folder).rglob("*.py")):
        if path.is_file() and b"re." in path.read_bytes():
            for text, flags, function in in_file(path):
                found.setdefault((text, flags), set()).add(function)
    return found
