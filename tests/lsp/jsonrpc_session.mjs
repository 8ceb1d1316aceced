// A client made of vscode-jsonrpc alone; see scenario.py. It is told of
// findings (VS Code asks for them), and leaves as the protocol wants.
//
// usage: jsonrpc_session.mjs HOTLINT MODULES

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [hotlint, modules] = process.argv.slice(2);
const rpc = createRequire(`${modules}/`)("vscode-jsonrpc/node");
const uri = pathToFileURL(process.env.HOTLINT_FILE).href;
let text = readFileSync(process.env.HOTLINT_FILE, "utf8");

const server = spawn(hotlint, ["server"], {
  stdio: ["pipe", "pipe", "inherit"],
});
const ended = once(server, "exit");
const connection = rpc.createMessageConnection(
  new rpc.StreamMessageReader(server.stdout),
  new rpc.StreamMessageWriter(server.stdin),
);

const published = new Map(); // by version
let tell = () => {};
connection.onNotification("textDocument/publishDiagnostics", (params) => {
  assert.equal(params.uri, uri);
  published.set(params.version, params.diagnostics);
  tell();
});
connection.onError(([error]) => {
  throw error;
});
connection.listen();

async function findingsOf(version) {
  while (!published.has(version))
    await new Promise((resolve) => {
      tell = resolve;
    });
  return published.get(version);
}

function offsetOf({ line, character }) {
  const lines = text.split("\n").slice(0, line);
  return lines.reduce((sum, one) => sum + one.length + 1, character);
}

const textOf = ({ start, end }) => text.slice(offsetOf(start), offsetOf(end));
const shown = ({ code, severity, range }) => ({
  code,
  severity: severity === 2 ? "warning" : severity,
  line: range.start.line + 1,
  text: textOf(range),
});

const { capabilities } = await connection.sendRequest("initialize", {
  processId: process.pid,
  rootUri: null,
  capabilities: {},
});
assert.equal(capabilities.positionEncoding, "utf-16");
await connection.sendNotification("initialized", {});
await connection.sendNotification("textDocument/didOpen", {
  textDocument: { uri, languageId: "python", version: 1, text },
});
const found = await findingsOf(1);
const before = found.map(shown);
const textDocument = { uri };
const { range } = found[0];
const hover = await connection.sendRequest("textDocument/hover", {
  textDocument,
  position: range.start,
});
const [action] = await connection.sendRequest("textDocument/codeAction", {
  textDocument,
  range,
  context: { diagnostics: [found[0]] },
});
const [edit] = action.edit.changes[uri];
await connection.sendNotification("textDocument/didChange", {
  textDocument: { uri, version: 2 },
  contentChanges: [{ range: edit.range, text: edit.newText }],
});
text =
  text.slice(0, offsetOf(edit.range.start)) +
  edit.newText +
  text.slice(offsetOf(edit.range.end));
const after = (await findingsOf(2)).map(shown);

assert.equal(await connection.sendRequest("shutdown"), null);
await connection.sendNotification("exit");
const [code] = await ended;
connection.dispose();
assert.equal(code, 0);
writeFileSync(
  process.stdout.fd,
  JSON.stringify({
    before,
    after,
    title: action.title,
    hover: hover.contents.value,
    text,
    client: "told of findings",
  }),
);
