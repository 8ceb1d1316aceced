// The environment is the one that a test has chosen.

const path = require("node:path");
const vscode = require("vscode");

exports.activate = () => {
  const changed = new vscode.EventEmitter();
  let chosen = process.env.HOTLINT_ENVIRONMENT;
  return {
    environments: {
      getActiveEnvironmentPath: () => ({ id: chosen, path: chosen }),
      resolveEnvironment: async ({ path: folder }) => ({
        executable: { uri: vscode.Uri.file(path.join(folder, "bin/python")) },
      }),
      onDidChangeActiveEnvironmentPath: changed.event,
    },
    choose(folder) {
      chosen = folder;
      changed.fire({ id: folder, path: folder, resource: undefined });
    },
  };
};
