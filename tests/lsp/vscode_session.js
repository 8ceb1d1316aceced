// Run by VS Code in its extension host; see scenario.py and
// consumers/vscode.py, which waits for the file HOTLINT_SEEN.

const assert = require("node:assert/strict");
const {
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");

const environment = process.env.HOTLINT_ENVIRONMENT;
const severities = { [vscode.DiagnosticSeverity.Warning]: "warning" };

async function waitFor(what, condition) {
  const end = Date.now() + 20000;
  while (!condition()) {
    assert(Date.now() < end, `waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function sorted(document) {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter((one) => one.source === "hotlint")
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

const findings = (document) =>
  sorted(document).map((one) => ({
    code: one.code.value,
    severity: severities[one.severity],
    line: one.range.start.line + 1,
    text: document.getText(one.range),
  }));

const waitForCount = (document, count, what) =>
  waitFor(`${what}: ${count} findings`, () => sorted(document).length === count);

const set = (key, value) =>
  vscode.workspace
    .getConfiguration("hotlint")
    .update(key, value, vscode.ConfigurationTarget.Workspace);

/** What all clients do. */
async function playScenario(document) {
  await waitForCount(document, 2, "opened");
  const before = findings(document);
  const [{ range }] = sorted(document);
  const [hover] = await vscode.commands.executeCommand(
    "vscode.executeHoverProvider",
    document.uri,
    range.start,
  );
  const [action] = await vscode.commands.executeCommand(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
  assert(await vscode.workspace.applyEdit(action.edit));
  await waitForCount(document, 1, "suppressed");
  return {
    before,
    after: findings(document),
    title: action.title,
    hover: hover.contents[0].value,
    text: document.getText(),
  };
}

/** Settings and commands do what they say; one finding is left. */
async function playSettings(document) {
  await set("enable", false);
  await waitForCount(document, 0, "disabled");
  await set("enable", undefined);
  await waitForCount(document, 1, "enabled");
  await set("args", ["--ignore=HOT102"]);
  await waitForCount(document, 0, "with arguments");
  await set("args", undefined);
  await waitForCount(document, 1, "without arguments");
  for (const wrong of ["/nowhere/hotlint", "/bin/false", "/bin/true"]) {
    await set("path", wrong);
    await waitForCount(document, 0, `with ${wrong}`);
    await set("path", undefined);
    await waitForCount(document, 1, "with no path");
  }
  await vscode.commands.executeCommand("hotlint.restart");
  await waitForCount(document, 1, "restarted");
}

/** Others may write the project's configuration, too. */
async function playConfiguration(document) {
  const file = path.join(path.dirname(document.fileName), "pyproject.toml");
  writeFileSync(file, '[tool.hotlint]\nignore = ["HOT102"]\n');
  await waitForCount(document, 0, "configured");
  // What it extends may lie outside of the folder that is open.
  const base = path.join(path.dirname(document.fileName), "../base.toml");
  writeFileSync(base, "");
  writeFileSync(file, '[tool.hotlint]\nextend = "../base.toml"\n');
  await waitForCount(document, 1, "extending");
  // VS Code begins to watch some time after it was asked to.
  const write = () => writeFileSync(base, 'ignore = ["HOT102"]\n');
  const writes = setInterval(write, 500);
  await waitForCount(document, 0, "configured from outside");
  clearInterval(writes);
  rmSync(file);
  await waitForCount(document, 1, "not configured");
}

/** The process of the server, a child of this one. */
function serverProcess() {
  const list = `/proc/${process.pid}/task/${process.pid}/children`;
  const children = readFileSync(list, "utf8").trim().split(" ");
  return children.find((one) => {
    try {
      return readFileSync(`/proc/${one}/cmdline`, "utf8").includes("hotlint");
    } catch {
      return false; // it has ended
    }
  });
}

/** A server that dies is started again, and knows the document. */
async function playDeath(document) {
  const killed = serverProcess();
  process.kill(Number(killed), "SIGKILL");
  await waitFor("another server", () => {
    const other = serverProcess();
    return other !== undefined && other !== killed;
  });
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(0, 0), "\n");
  assert(await vscode.workspace.applyEdit(edit));
  await waitFor("findings a line below", () => {
    const [first] = findings(document);
    return first?.line === 11;
  });
}

/** Another environment has another hotlint, or none. */
async function playEnvironments(document) {
  const python = vscode.extensions.getExtension("ms-python.python");
  if (python === undefined) return;
  python.exports.choose(`${environment}-empty`);
  await waitForCount(document, 0, "in an environment without hotlint");
  python.exports.choose(environment);
  await waitForCount(document, 1, "in the first environment");
}

async function playUntitled() {
  const content = "def f(x):\n    q = list(x)\n    while q:\n        q.pop(0)\n";
  const document = await vscode.workspace.openTextDocument({
    language: "python",
    content,
  });
  await vscode.window.showTextDocument(document);
  await waitForCount(document, 1, "not saved yet");
}

async function play() {
  const file = vscode.Uri.file(process.env.HOTLINT_FILE);
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document);
  const seen = await playScenario(document);
  await playSettings(document);
  await playConfiguration(document);
  await playDeath(document);
  await playEnvironments(document);
  await playUntitled();
  const { packageJSON } = vscode.extensions.getExtension("hotlint.hotlint");
  const commands = await vscode.commands.getCommands(true);
  for (const { command } of packageJSON.contributes.commands)
    assert(commands.includes(command), command);
  return { ...seen, client: `${vscode.version}` };
}

exports.run = async () => {
  const seen = await play().catch((error) => ({ error: error.stack }));
  writeFileSync(`${process.env.HOTLINT_SEEN}.part`, JSON.stringify(seen));
  renameSync(`${process.env.HOTLINT_SEEN}.part`, process.env.HOTLINT_SEEN);
};
