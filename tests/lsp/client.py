"""A client of `hotlint server` for tests: one process, messages as they are.
Nothing waits longer than WAIT seconds."""

import json
import os
import select
import subprocess

WAIT = 60


class Client:
    def __init__(self, hotlint, *options, stderr=subprocess.PIPE,
                 **environment):
        self.process = subprocess.Popen(
            [hotlint, "server", *options], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=stderr,
            env=os.environ | environment)
        self.buffer = b""
        self.number = 0
        self.kept = []  # what came while an answer was waited for

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        for pipe in filter(None, (self.process.stdin, self.process.stdout,
                                  self.process.stderr)):
            try:
                pipe.close()
            except OSError:
                pass

    def write(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send_text(self, text):
        data = text if isinstance(text, bytes) else text.encode()
        self.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)

    def send(self, message):
        self.send_text(json.dumps(message))

    def _fill(self):
        """False: the server closed its side."""
        ready, _, _ = select.select([self.process.stdout], [], [], WAIT)
        assert ready, "the server does not answer"
        data = os.read(self.process.stdout.fileno(), 1 << 16)
        self.buffer += data
        return bool(data)

    def read(self):
        """The next message; None when there is no more."""
        text = self.read_text()
        return None if text is None else json.loads(text)

    def read_text(self):
        """The same as its bytes."""
        while b"\r\n\r\n" not in self.buffer:
            if not self._fill():
                return None
        head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
        size = int(head.partition(b"Content-Length: ")[2])
        while len(self.buffer) < size:
            assert self._fill(), "a message is cut"
        text, self.buffer = self.buffer[:size], self.buffer[size:]
        return text

    def notify(self, method, params=None):
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def request(self, method, params=None):
        """The whole answer."""
        self.number += 1
        self.send({"jsonrpc": "2.0", "id": self.number, "method": method,
                   "params": params})
        while True:
            message = self.read()
            assert message, "the server has gone"
            if "method" not in message:
                assert message["id"] == self.number, message
                return message
            self.kept.append(message)

    def result(self, method, params=None):
        answer = self.request(method, params)
        assert "result" in answer, answer
        return answer["result"]

    def begin(self, root=None, folders=None, **capabilities):
        result = self.result("initialize", {
            "processId": os.getpid(), "rootUri": root,
            "workspaceFolders": folders and [
                {"uri": folder, "name": folder} for folder in folders],
            "capabilities": capabilities})
        self.notify("initialized", {})
        return result["capabilities"]

    def take(self, method):
        """The next message of the server's with this method."""
        for i, message in enumerate(self.kept):
            if message["method"] == method:
                return self.kept.pop(i)["params"]
        while True:
            message = self.read()
            assert message, "the server has gone"
            if message.get("method") == method:
                return message["params"]
            self.kept.append(message)

    def open(self, uri, text, version=1):
        self.notify("textDocument/didOpen", {"textDocument": {
            "uri": uri, "languageId": "python", "version": version,
            "text": text}})

    def change(self, uri, changes, version):
        self.notify("textDocument/didChange", {
            "textDocument": {"uri": uri, "version": version},
            "contentChanges": changes})

    def published(self, uri, version):
        """Findings of just this version."""
        while True:
            params = self.take("textDocument/publishDiagnostics")
            if params["uri"] == uri and params.get("version") == version:
                return params["diagnostics"]

    def end(self):
        """Leaves as a client should; returns the exit code."""
        assert self.result("shutdown") is None
        self.notify("exit")
        return self.process.wait(WAIT)

    def memory(self):
        """Resident bytes."""
        path = f"/proc/{self.process.pid}/statm"
        with open(path, encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def units(text, encoding):
    """How many characters of the protocol's the text has."""
    if encoding == "utf-8":
        return len(text.encode())
    return len(text.encode("utf-16-le")) // 2


def position(text, offset, encoding):
    """Where an offset (in code points) of the text is; slowly, and by its own
    means. An offset between "\\r" and "\\n" has no position."""
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n")
    return {"line": line, "character":
            units(before[before.rfind("\n") + 1:], encoding)}
