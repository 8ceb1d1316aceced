"""`hotlint server` under pytest-lsp's client; run by consumers/editors.py,
with HOTLINT naming the program."""

import os

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

URI = "file:///project/a.py"
CODE = ("def f(items):\n"
        "    queue = list(items)\n"
        "    while queue:\n"
        "        x = '\U0001d4b3'; queue.pop(0)\n")
PLACE = types.Range(types.Position(3, 18), types.Position(3, 30))


@pytest_lsp.fixture(
    params=["visual_studio_code", "neovim", "emacs"],
    config=ClientServerConfig(
        server_command=[os.environ["HOTLINT"], "server", "--isolated"]))
async def client(request, lsp_client: LanguageClient):
    @lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(_params):
        """Files are watched, or so the server thinks."""

    capabilities = pytest_lsp.client_capabilities(request.param)
    result = await lsp_client.initialize_session(types.InitializeParams(
        capabilities=capabilities, root_uri="file:///project"))
    assert result.server_info.name == "hotlint"
    lsp_client.encoding = result.capabilities.position_encoding
    assert lsp_client.encoding in ("utf-8", "utf-16")
    yield lsp_client
    await lsp_client.shutdown_session()


def open_document(client):
    client.text_document_did_open(types.DidOpenTextDocumentParams(
        types.TextDocumentItem(URI, "python", 1, CODE)))


async def pull(client):
    report = await client.text_document_diagnostic_async(
        types.DocumentDiagnosticParams(types.TextDocumentIdentifier(URI)))
    assert report.kind == "full"
    return report.items


def in_utf16(client, place):
    """Some clients want UTF-8, where the letter has four bytes."""
    more = 2 if client.encoding == "utf-8" else 0
    return types.Range(*[types.Position(one.line, one.character - more)
                         for one in (place.start, place.end)])


@pytest.mark.asyncio
async def test_session(client):
    open_document(client)
    [finding] = await pull(client)
    assert in_utf16(client, finding.range) == PLACE
    assert finding.code == "HOT204"
    assert finding.severity == types.DiagnosticSeverity.Warning
    assert finding.code_description.href.endswith("list-pop-front.md")
    assert finding.related_information[0].message == "in this loop"

    hover = await client.text_document_hover_async(types.HoverParams(
        types.TextDocumentIdentifier(URI), finding.range.start))
    assert "Measured: " in hover.contents.value

    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            types.TextDocumentIdentifier(URI), finding.range,
            types.CodeActionContext([finding])))
    action = next(a for a in actions if a.title.endswith("on this line"))
    [edit] = action.edit.changes[URI]
    client.text_document_did_change(types.DidChangeTextDocumentParams(
        types.VersionedTextDocumentIdentifier(2, URI),
        [types.TextDocumentContentChangePartial(
            range=edit.range, text=edit.new_text)]))
    assert not await pull(client)
