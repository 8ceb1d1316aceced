// Bundles the extension and its tests into dist/, with the notices that the
// licenses of what is bundled ask for.

import { build } from "esbuild";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const settings = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  external: ["vscode"],
  logLevel: "warning",
};

/** Folders of the packages that a bundle was made of. */
function packagesOf(metafile) {
  const pattern = /^.*node_modules\/(@[^/]+\/)?[^/]+/;
  const found = Object.keys(metafile.inputs).map((f) => f.match(pattern)?.[0]);
  return [...new Set(found.filter(Boolean))].sort();
}

function notice(folder) {
  const { name, version } = JSON.parse(
    readFileSync(path.join(folder, "package.json"), "utf8"),
  );
  const file = readdirSync(folder).find((f) => /^licen[sc]e/i.test(f));
  if (!file) throw new Error(`${folder} has no license`);
  const text = readFileSync(path.join(folder, file), "utf8").trim();
  return `${name} ${version}\n\n${text}\n`;
}

process.chdir(import.meta.dirname);
rmSync("dist", { recursive: true, force: true });
const { metafile } = await build({
  ...settings,
  entryPoints: ["src/extension.ts"],
  outdir: "dist",
  minify: true,
  metafile: true,
});
const rule = `\n${"-".repeat(72)}\n\n`;
writeFileSync("dist/NOTICES.txt", packagesOf(metafile).map(notice).join(rule));
await build({
  ...settings,
  entryPoints: readdirSync("test").map((file) => path.join("test", file)),
  outdir: "dist/test",
});
