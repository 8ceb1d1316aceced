import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { after, beforeEach, test } from "node:test";
import { expandPath, findProgram, type Places } from "../src/locate";

const isWindows = process.platform === "win32";
const NAME = isWindows ? "hotlint.exe" : "hotlint";
const BINARIES = isWindows ? "Scripts" : "bin";
const root = fs.mkdtempSync(path.join(os.tmpdir(), "hotlint-"));
let number = 0;
let folder = "";

function put(place: string, mode = 0o755): string {
  const file = path.join(folder, place);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, "", { mode });
  return file;
}

/** Places with nothing in them. */
function places(more: Partial<Places>): Places {
  return {
    setting: "",
    interpreter: undefined,
    environments: [],
    bundled: path.join(folder, "bundled"),
    path: path.join(folder, "on-path"),
    ...more,
  };
}

beforeEach(() => {
  folder = path.join(root, String(number++));
});
after(() => fs.rmSync(root, { recursive: true }));

test("nothing is found where nothing is", () => {
  assert.equal(findProgram(places({})), undefined);
});

test("each place comes before those behind it", () => {
  const all = places({
    interpreter: path.join(folder, "chosen", BINARIES, "python"),
    environments: [path.join(folder, "a"), path.join(folder, "b")],
  });
  const inOrder = [
    [`on-path/${NAME}`, "PATH"],
    [`bundled/${NAME}`, "the extension"],
    [`b/${BINARIES}/${NAME}`, "an environment"],
    [`a/${BINARIES}/${NAME}`, "an environment"],
    [`chosen/${BINARIES}/${NAME}`, "the active environment"],
  ] as const;
  for (const [place, origin] of inOrder) {
    const file = put(place);
    assert.deepEqual(findProgram(all), { file, origin });
  }
});

test("an interpreter that is a link stands for the link's folder", () => {
  const program = put(`venv/${BINARIES}/${NAME}`);
  put("system/python");
  const interpreter = path.join(path.dirname(program), "python");
  fs.symlinkSync(path.join(folder, "system/python"), interpreter);
  assert.equal(findProgram(places({ interpreter }))?.file, program);
});

test("the setting stands above all, and must be right", () => {
  put(`on-path/${NAME}`);
  const setting = put("mine/hot");
  assert.deepEqual(findProgram(places({ setting })), {
    file: setting,
    origin: "hotlint.path",
  });
  const relative = path.relative(process.cwd(), setting);
  for (const wrong of [path.dirname(setting), `${setting}x`, relative])
    assert.throws(() => findProgram(places({ setting: wrong })), {
      message: `hotlint.path is no program: ${wrong}`,
    });
});

test("folders, and files that cannot be run, are passed over", (t) => {
  fs.mkdirSync(path.join(folder, "bundled", NAME), { recursive: true });
  if (isWindows) return t.skip("Windows runs what ends with .exe");
  put(`plain/${NAME}`, 0o644);
  const file = put(`good/${NAME}`);
  const list = ["plain", "good"].map((one) => path.join(folder, one));
  assert.equal(
    findProgram(places({ path: list.join(path.delimiter) }))?.file,
    file,
  );
});

test("folders of PATH that are empty or relative do not count", () => {
  const file = put(NAME);
  const before = process.cwd();
  process.chdir(path.dirname(file));
  try {
    assert.equal(findProgram(places({ path: path.delimiter + "." })), undefined);
  } finally {
    process.chdir(before);
  }
});

test("paths of settings may begin with ~ and ${workspaceFolder}", () => {
  const workspace = path.join(folder, "w");
  const expand = (text: string) => expandPath(text, workspace);
  assert.equal(expand("~/x"), path.join(os.homedir(), "x"));
  assert.equal(expand("~"), os.homedir());
  assert.equal(expand("~x/y"), path.join(workspace, "~x/y"));
  assert.equal(expand("${workspaceFolder}/x"), path.join(workspace, "x"));
  assert.equal(expand("bin/x"), path.join(workspace, "bin/x"));
  assert.equal(expand(path.resolve("/x")), path.resolve("/x"));
  assert.equal(expandPath("x", undefined), "x");
});
