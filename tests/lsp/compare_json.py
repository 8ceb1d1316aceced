"""Compares lsp/json_reader with Python's json: same documents accepted, same
values. Usage: compare_json.py JSON_DUMP [MUTATIONS]

Two differences are meant: NaN and Infinity are refused, and half of a
surrogate pair is U+FFFD. Deeper than 128 is refused; Python has no limit that
could be relied on."""

import json
import random
import re
import subprocess
import sys

DEPTH = 128
DOCUMENTS = [text.encode() for text in r'''
null
true
false
0
-0
-1
1.5
-0.0e+10
1e400
1E-400
123456789012345678901234567890
0.1e1
01
-
-a
1.
.5
+1
1e
1e+
0x1
NaN
Infinity
-Infinity
nul
nullx
truefalse
""
"a"
"é\u00e9\ud83d\ude00😀"
"\ud800"
"\udc00"
"\ud800\ud800\udc00"
"\udc00\ud800"
"\ud800x"
"\ud800\n"
"\ud800\u0041"
"\ud800\u"
"\ud800\
"\u12"
"\u12g4"
"\U00000041"
"\"\\\/\b\f\n\r\t"
"\a"
"\'"
"\0"
"\u0000"
"a
'a'
[]
[ ]
[1]
[1,2 , 3]
[1,]
[,1]
[1 2]
[
]
[[[]]]
[[]
[}
{}
{ }
{"a":1}
{"a" : 1 , "b":[{}, {"c":null}]}
{"a":1,"a":2}
{"a":1,}
{"a"}
{"a":}
{a:1}
{1:1}
{"a":1
{"a":1]
{"\u0061":1}
[1] [2]
[1]]
// comment
/**/ 1
 [ "x" , true , null ]
{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}
'''.strip("\n").split("\n")]
DOCUMENTS += [
    b"", b" ", b"\n", b"\t\r\n 1 \t\r\n", b"\x0b1", b"\xa01", b"\x001", b"1\x00",
    b'"\x00"', b'"\x1f"', b'"\x7f"', b'"\t"', b'"a\nb"', b'"\xff"', b'"\xc3"',
    b'"\xed\xa0\x80"', b'"\xc0\x80"', b'"\xf4\x90\x80\x80"', b'\xef\xbb\xbf1',
    b'{"\xc3\xa9": "\xf0\x9f\x98\x80"}', b'"\\', b'"\\u', b"[1\n,2,\n  x]",
    b"[" * DEPTH + b"]" * DEPTH, b"[" * (DEPTH + 1) + b"1" + b"]" * (DEPTH + 1),
    b'{"a":' * DEPTH + b"1" + b"}" * DEPTH, b"[" * 100000, b'{"a":' * 100000,
    b"[" + b"1," * 5000 + b"1]", b'"' + b"\\n" * 5000 + b'"',
    b"9" * 400, b"-" + b"1" * 400 + b"." + b"3" * 400 + b"e-5"]


def refuse(word):
    raise ValueError(word)


def number(text):
    return {"number": float(text).hex()}


def depth(text):
    """Of brackets outside of strings."""
    deepest = now = 0
    for mark in re.sub(r'"(?:[^"\\]|\\.)*"', "", text, flags=re.S):
        now += (mark in "[{") - (mark in "]}")
        deepest = max(deepest, now)
    return deepest


def whole(value):
    """With U+FFFD for halves of pairs."""
    if isinstance(value, str):
        return re.sub("[\ud800-\udfff]", "\ufffd", value)
    if isinstance(value, list):
        return [whole(one) for one in value]
    if isinstance(value, dict):
        return {key: whole(one) for key, one in value.items()}
    return value


def python_value(document):
    """What json makes of it; ValueError when it refuses."""
    text = document.decode()
    if depth(text) > DEPTH:
        raise ValueError("deep")
    return whole(json.loads(
        text, parse_constant=refuse, parse_int=number, parse_float=number,
        object_pairs_hook=lambda pairs: {"object": [list(p) for p in pairs]}))


def same_number(value):
    """`%a` spells a float in more than one way."""
    if isinstance(value, dict) and "number" in value:
        return {"number": float.fromhex(value["number"]).hex()}
    if isinstance(value, dict):
        return {key: same_number(one) for key, one in value.items()}
    if isinstance(value, list):
        return [same_number(one) for one in value]
    return value


class Dump:
    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)

    def read(self, document):
        self.process.stdin.write(b"%d\n" % len(document) + document)
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        return self.process.wait()


accepted = 0


def compare(dump, document):
    """None, or what differs."""
    global accepted
    try:
        expected = python_value(document)
    except (ValueError, RecursionError):
        expected = None
        refused = True
    else:
        refused = False
        accepted += 1
    answer = dump.read(document)
    if refused != ("error" in answer):
        return f"{document[:200]!r}: {answer}"
    if not refused and same_number(answer["value"]) != expected:
        return f"{document[:200]!r}: {answer} instead of {expected}"
    return None


def mutate(random_, document):
    document = bytearray(document)
    for _ in range(random_.randint(1, 3)):
        at = random_.randint(0, len(document))
        kind = random_.randint(0, 3)
        if kind == 0:
            document[at:at + 1] = b""
        elif kind == 1:
            document[at:at] = bytes([random_.choice(
                b'"\\[]{},:0123456789eE+-.tfnu \n\xc3\xa9\xf0\x9f\xed\x00')])
        elif kind == 2:
            other = random_.choice(DOCUMENTS)[:60]
            document[at:at + random_.randint(0, 5)] = other
        else:
            document[at:] = b""
    return bytes(document[:3000])


def check_error_place(dump):
    assert dump.read(b"[1\n,2,\n  x]")["error"][:2] == [3, 3]
    assert dump.read(b"")["error"][:2] == [1, 1]


def main():
    dump = Dump(sys.argv[1])
    mutations = int(sys.argv[2]) if len(sys.argv) > 2 else 100000
    random_ = random.Random(10)
    check_error_place(dump)
    differences = [compare(dump, one) for one in DOCUMENTS]
    differences += [compare(dump, mutate(random_, random_.choice(DOCUMENTS)))
                    for _ in range(mutations)]
    found = [one for one in differences if one]
    print(*found[:10], sep="\n")
    print(f"{len(differences)} documents, {accepted} of them JSON, "
          f"{len(found)} differences")
    assert accepted > len(differences) // 20
    return 1 if found or dump.close() else 0


if __name__ == "__main__":
    sys.exit(main())
