"""Types as values: unions, substitution, their text. For typeshed.py."""
import re
from typing import NamedTuple

MAX_ARGUMENTS = 2


class Type(NamedTuple):
    """A class and its arguments. None is the type that is not known."""
    name: str
    args: tuple = ()


NONE, SELF, STR, BYTES = (Type(n) for n in ("None", "Self", "str", "bytes"))
ANY_TUPLE = Type("tuple")
HIDDEN = "_typeshed."
UNION, VARIABLE, OPTIONAL, ELLIPSIS = "|", "~", "?", Type("...")


def join(members):
    """The type of a union: what is not the same class is not known."""
    flat = []
    for member in members:
        if member is None:
            return None
        if member.name == OPTIONAL:
            flat += [member.args[0], NONE]
        elif member.name in (UNION, "J"):
            flat += member.args
        else:
            flat.append(member)
    flat = list(dict.fromkeys(flat))
    rest = [m for m in flat if m != NONE]
    if not rest:
        return NONE
    one = rest[0]
    if len(rest) > 1 and any(is_open(m) for m in rest):
        one = Type(UNION if is_symbolic(rest) else "J", tuple(rest))
    else:
        for other in rest[1:]:
            one = meet(one, other)
    return Type(OPTIONAL, (one,)) if one and len(rest) < len(flat) else one


def meet(one, other):
    """The same class with the arguments that agree, or None."""
    if one == other or one is None or other is None:
        return one if one == other else None
    if one.name != other.name or is_open(one):
        return None
    if one.name == "tuple":
        elements = {*one.args, *other.args} - {ELLIPSIS}
        alike = len(elements) == 1 and one.args and other.args
        return Type("tuple", (*elements, ELLIPSIS)) if alike else ANY_TUPLE
    pairs = zip(one.args, other.args)
    return Type(one.name, tuple(meet(a, b) for a, b in pairs))


def is_open(kind):
    """Its class depends on the receiver or on an argument."""
    return bool(re.match(r"~|T\d|J$|\||[A-Z]\(", kind.name))


def is_symbolic(types):
    return any(t and (t.name[0] == VARIABLE or is_symbolic(t.args))
               for t in types)


def substitute(kind, replace):
    if kind is None:
        return None
    if kind.name.startswith(VARIABLE):
        return replace(kind.name[1:])
    if not kind.args:
        return kind
    args = tuple(substitute(a, replace) for a in kind.args)
    if kind.name == UNION:
        return join(args)
    if kind.name == OPTIONAL:
        return join([*args, NONE])
    return Type(kind.name, args)


def show(kind):
    """The text of a type in the table; "" when it is not known."""
    if kind is None or kind.name in (UNION, "Callable") or (
            kind.name.startswith((VARIABLE, HIDDEN))):
        return ""
    if kind.name == OPTIONAL:
        inner = show(kind.args[0])
        return inner and "?" + inner
    args = [show(a) or "_" for a in kind.args]
    if kind.name == "J":
        return "" if "_" in args else f"J({','.join(args)})"
    if kind.name == "tuple":
        args = show_tuple(args)
    while kind.name != "tuple" and args and args[-1] == "_":
        args.pop()
    return kind.name + (f"[{','.join(args)}]" if args else "")


def show_tuple(args):
    if len(args) > MAX_ARGUMENTS:
        args = [args[0], "..."] if len(set(args)) == 1 else []
    return [] if args == ["_", "..."] or set(args) == {"_"} else args
