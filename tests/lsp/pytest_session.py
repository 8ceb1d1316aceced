"""`hotlint server` under pytest-lsp's client, which asks for findings; run by
consumers/editors.py, with HOTLINT naming the program. See scenario.py."""

import os
import pathlib

import pytest
import pytest_lsp
import scenario
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

URI = pathlib.Path(os.environ["HOTLINT_FILE"]).as_uri()


@pytest_lsp.fixture(
    params=["visual_studio_code", "neovim", "emacs"],
    config=ClientServerConfig(
        server_command=[os.environ["HOTLINT"], "server"]))
async def client(request, lsp_client: LanguageClient):
    @lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(_params):
        """Files are watched, or so the server thinks."""

    capabilities = pytest_lsp.client_capabilities(request.param)
    result = await lsp_client.initialize_session(types.InitializeParams(
        capabilities=capabilities, root_uri=URI.rpartition("/")[0]))
    assert result.server_info.name == "hotlint"
    lsp_client.encoding = result.capabilities.position_encoding
    yield lsp_client
    await lsp_client.shutdown_session()


class Text:
    """Lines whose columns are counted in one of the protocol's encodings."""

    def __init__(self, text, encoding):
        self.codec = {"utf-8": "utf-8", "utf-16": "utf-16-le"}[encoding]
        self.unit = 2 if encoding == "utf-16" else 1
        self.lines = [line.encode(self.codec) for line in text.split("\n")]

    def cut(self, line, start, end=None):
        scaled = slice(start * self.unit, end and end * self.unit)
        return self.lines[line][scaled].decode(self.codec)

    def replace(self, place, text):
        """What one line is made of when a text is put into it."""
        line, last = place.start.line, place.end.line
        new = (self.cut(line, 0, place.start.character) + text +
               self.cut(last, place.end.character))
        self.lines[line:last + 1] = [new.encode(self.codec)]

    def __str__(self):
        return "\n".join(line.decode(self.codec) for line in self.lines)


async def pull(client):
    report = await client.text_document_diagnostic_async(
        types.DocumentDiagnosticParams(types.TextDocumentIdentifier(URI)))
    assert report.kind == "full"
    return report.items


def shown(text, findings):
    names = {types.DiagnosticSeverity.Warning: "warning"}
    return [{"code": one.code, "severity": names.get(one.severity),
             "line": one.range.start.line + 1,
             "text": text.cut(one.range.start.line, one.range.start.character,
                              one.range.end.character)} for one in findings]


@pytest.mark.asyncio
async def test_session(client):
    text = Text(scenario.TEXT, client.encoding)
    client.text_document_did_open(types.DidOpenTextDocumentParams(
        types.TextDocumentItem(URI, "python", 1, scenario.TEXT)))
    found = await pull(client)
    before = shown(text, found)
    assert found[0].code_description.href.endswith("list-pop-front.md")
    assert found[0].related_information[0].message == "in this loop"

    hover = await client.text_document_hover_async(types.HoverParams(
        types.TextDocumentIdentifier(URI), found[0].range.start))
    assert "Measured: " in hover.contents.value

    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            types.TextDocumentIdentifier(URI), found[0].range,
            types.CodeActionContext([found[0]])))
    action = next(a for a in actions if a.title == scenario.ACTION)
    [edit] = action.edit.changes[URI]
    client.text_document_did_change(types.DidChangeTextDocumentParams(
        types.VersionedTextDocumentIdentifier(2, URI),
        [types.TextDocumentContentChangePartial(
            range=edit.range, text=edit.new_text)]))
    text.replace(edit.range, edit.new_text)
    scenario.check({"before": before, "after": shown(text, await pull(client)),
                    "title": action.title, "hover": hover.contents.value,
                    "text": str(text)})
