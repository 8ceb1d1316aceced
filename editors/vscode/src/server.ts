/** The one server of a window: found, started, and started anew. */

import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/node";
import { findPlaces } from "./environment";
import { findProgram, type Program } from "./locate";

const MISSING =
  "hotlint is not installed: `pip install hotlint` in the environment of " +
  "this workspace, or name the program in the setting hotlint.path.";

export class Server {
  private client: LanguageClient | undefined;
  /** What it was started with. */
  private running = "";
  /** Starts and stops follow each other. */
  private queue: Promise<void> = Promise.resolve();

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Has the server run as the settings say; `anew`: even if it does. */
  update(anew = false): Promise<void> {
    this.queue = this.queue
      .then(() => this.replace(anew))
      .catch((error: unknown) => this.complain(error));
    return this.queue;
  }

  stop(): Promise<void> {
    this.queue = this.queue.then(() => this.stopClient());
    return this.queue;
  }

  private async replace(anew: boolean): Promise<void> {
    const settings = vscode.workspace.getConfiguration("hotlint");
    if (!settings.get<boolean>("enable", true)) return this.stopClient();
    const program = findProgram(await findPlaces(this.context));
    if (program === undefined) throw new Error(MISSING);
    const args = ["server", ...settings.get<string[]>("args", [])];
    const wanted = JSON.stringify([program.file, args]);
    if (!anew && this.client !== undefined && wanted === this.running) return;
    await this.stopClient();
    this.running = wanted;
    await this.startClient(program, args);
  }

  private async startClient(program: Program, args: string[]): Promise<void> {
    this.log.info(`${program.file} ${args.join(" ")}, of ${program.origin}`);
    this.client = new LanguageClient(
      "hotlint",
      { command: program.file, args },
      {
        documentSelector: [
          { language: "python", scheme: "file" },
          { language: "python", scheme: "untitled" },
        ],
        outputChannel: this.log,
      },
    );
    await this.client.start();
  }

  private async stopClient(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.dispose();
  }

  private async complain(error: unknown): Promise<void> {
    const text = error instanceof Error ? error.message : String(error);
    this.log.error(text);
    await this.stopClient().catch(() => undefined);
    void this.ask(text);
  }

  private async ask(text: string): Promise<void> {
    const [settings, log] = ["Open Settings", "Show Log"];
    const answer = await vscode.window.showErrorMessage(text, settings, log);
    if (answer === log) this.log.show();
    if (answer === settings)
      await vscode.commands.executeCommand(
        "workbench.action.openSettings",
        "hotlint",
      );
  }
}
