/** What VS Code knows of the places where hotlint may be. */

import { PVSC_EXTENSION_ID, PythonExtension } from "@vscode/python-extension";
import * as path from "node:path";
import * as vscode from "vscode";
import { expandPath, type Places } from "./locate";

/** The first workspace folder: one server serves all of them. */
function firstFolder(): vscode.WorkspaceFolder | undefined {
  return vscode.workspace.workspaceFolders?.[0];
}

/** The API of Microsoft's Python extension, where that is installed and
 * starts; VS Code itself tells of one that does not. */
export async function pythonApi(): Promise<PythonExtension | undefined> {
  if (vscode.extensions.getExtension(PVSC_EXTENSION_ID) === undefined)
    return undefined;
  return PythonExtension.api().catch(() => undefined);
}

async function chosenInterpreter(): Promise<string | undefined> {
  const { environments } = (await pythonApi()) ?? {};
  const active = environments?.getActiveEnvironmentPath(firstFolder()?.uri);
  if (environments === undefined || active === undefined) return undefined;
  const environment = await environments.resolveEnvironment(active);
  return environment?.executable.uri?.fsPath;
}

/** `python.defaultInterpreterPath`, unless it is a mere name. */
function configuredInterpreter(folder: string | undefined) {
  const setting = vscode.workspace
    .getConfiguration("python")
    .get<string>("defaultInterpreterPath");
  return setting && /[/\\]/.test(setting)
    ? expandPath(setting, folder)
    : undefined;
}

function usualEnvironments(folder: string | undefined): string[] {
  const active = process.env["VIRTUAL_ENV"];
  return [
    ...(active ? [active] : []),
    ...(folder === undefined ? [] : [path.join(folder, ".venv")]),
  ];
}

/** Asks the settings and the Python extension. */
export async function findPlaces(
  context: vscode.ExtensionContext,
): Promise<Places> {
  const folder = firstFolder()?.uri.fsPath;
  const setting = vscode.workspace
    .getConfiguration("hotlint")
    .get<string>("path", "");
  const interpreter =
    (await chosenInterpreter()) ?? configuredInterpreter(folder);
  return {
    setting: setting && expandPath(setting, folder),
    interpreter,
    environments: interpreter === undefined ? usualEnvironments(folder) : [],
    bundled: context.asAbsolutePath("bundled"),
    path: process.env["PATH"] ?? "",
  };
}
