/** Where the hotlint program is; knows nothing of VS Code. */

import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

export interface Places {
  /** `hotlint.path`; empty: not set. */
  readonly setting: string;
  /** The interpreter of the environment that the user chose. */
  readonly interpreter: string | undefined;
  /** Folders of environments, should nobody have chosen one. */
  readonly environments: readonly string[];
  /** The folder of the extension that may hold a program. */
  readonly bundled: string;
  /** `PATH`. */
  readonly path: string;
}

export interface Program {
  readonly file: string;
  /** Which of the places it was, for the log. */
  readonly origin: string;
}

const isWindows = process.platform === "win32";
const NAME = isWindows ? "hotlint.exe" : "hotlint";

/** Is it a file that can be run? */
function isProgram(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

/** A path as a setting has it; relative to the first workspace folder. */
export function expandPath(text: string, folder: string | undefined): string {
  let result = text;
  if (folder !== undefined)
    result = result.replaceAll("${workspaceFolder}", folder);
  if (result === "~" || /^~[/\\]/.test(result))
    result = path.join(os.homedir(), result.slice(1));
  return folder === undefined ? result : path.resolve(folder, result);
}

/** Where pip puts programs: beside the interpreter, or in Scripts below it. */
function besideInterpreter(interpreter: string): string[] {
  const folder = path.dirname(interpreter);
  return isWindows ? [folder, path.join(folder, "Scripts")] : [folder];
}

function candidates(places: Places): Program[] {
  const list: Program[] = [];
  const add = (origin: string, folders: readonly string[]) => {
    for (const folder of folders)
      if (path.isAbsolute(folder))
        list.push({ file: path.join(folder, NAME), origin });
  };
  if (places.interpreter !== undefined)
    add("the active environment", besideInterpreter(places.interpreter));
  const binaries = isWindows ? "Scripts" : "bin";
  add("an environment", places.environments.map((e) => path.join(e, binaries)));
  add("the extension", [places.bundled]);
  add("PATH", places.path.split(path.delimiter));
  return list;
}

/** The program to start; undefined: there is none. Throws when the setting
 * names none, as nobody wants another one then. */
export function findProgram(places: Places): Program | undefined {
  if (!places.setting)
    return candidates(places).find((one) => isProgram(one.file));
  if (!path.isAbsolute(places.setting) || !isProgram(places.setting))
    throw new Error(`hotlint.path is no program: ${places.setting}`);
  return { file: places.setting, origin: "hotlint.path" };
}
