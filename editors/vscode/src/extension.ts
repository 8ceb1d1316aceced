/** hotlint in VS Code: what the window tells, and commands. */

import * as vscode from "vscode";
import { pythonApi } from "./environment";
import { Server } from "./server";

/** Settings that decide how the server is started. */
const FOLLOWED = ["hotlint", "python.defaultInterpreterPath"];

let server: Server | undefined;

/** The page of a finding at the cursor of the active editor. */
function pageAtCursor(): vscode.Uri | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  for (const one of vscode.languages.getDiagnostics(editor.document.uri))
    if (
      one.source === "hotlint" &&
      typeof one.code === "object" &&
      one.range.contains(editor.selection.active)
    )
      return one.code.target;
  return undefined;
}

async function openRulePage(): Promise<void> {
  const page = pageAtCursor();
  if (page === undefined)
    await vscode.window.showInformationMessage(
      "There is no finding of hotlint's at the cursor.",
    );
  else await vscode.env.openExternal(page);
}

/** Looks for the program again when another environment is chosen. */
async function followPython(
  context: vscode.ExtensionContext,
  running: Server,
): Promise<void> {
  const python = await pythonApi();
  const followed = python?.environments.onDidChangeActiveEnvironmentPath(
    () => running.update(),
  );
  if (followed !== undefined) context.subscriptions.push(followed);
}

export async function activate(
  context: vscode.ExtensionContext,
): Promise<void> {
  const log = vscode.window.createOutputChannel("hotlint", { log: true });
  const running = new Server(context, log);
  server = running;
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand("hotlint.restart", () =>
      running.update(true),
    ),
    vscode.commands.registerCommand("hotlint.showLog", () => log.show()),
    vscode.commands.registerCommand("hotlint.openRulePage", openRulePage),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (FOLLOWED.some((name) => change.affectsConfiguration(name)))
        void running.update();
    }),
  );
  await followPython(context, running);
  await running.update();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
