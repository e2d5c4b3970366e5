import type { Finding, Report, RuleInfo } from "./core.js";
import { byId } from "./dom.js";
import { Intake } from "./input/intake.js";
import { compileModule } from "./module.js";
import { Progress } from "./progress.js";
import { failure, say, showState } from "./status.js";
import { ResultPage } from "./views/result.js";
import { showRules } from "./views/rules.js";
import { ScanClient } from "./worker/client.js";
import { type Answer, type Log, NO_RUN } from "./worker/protocol.js";

/** The workbench: one log in, one report shown. */
export class App {
  readonly #result = new ResultPage();
  readonly #progress = new Progress();
  #client: ScanClient | undefined;
  #rules: readonly RuleInfo[] = [];
  #findings: Finding[] = [];
  #name = "";
  #scanning = false;
  #unavailable = false;
  #waiting: Log | undefined;

  constructor() {
    new Intake((log, name) => this.#scan(log, name));
    byId("cancel", "button").addEventListener("click", () => this.#cancel());
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.#scanning) this.#cancel();
    });
  }

  async start(): Promise<void> {
    try {
      this.#client = new ScanClient(await compileModule(), (answer) => this.#hear(answer));
      if (this.#waiting !== undefined) this.#client.scan(this.#waiting);
    } catch (error) {
      this.#giveUp(error instanceof Error ? error.message : String(error));
    }
  }

  #scan(log: Log, name: string): void {
    if (this.#unavailable) return;
    if (typeof log === "string" && log.trim() === "") {
      say("There is nothing to scan yet: paste a log, open a file, or take a sample.");
      return;
    }
    say("");
    this.#name = name;
    this.#scanning = true;
    this.#findings = [];
    this.#result.hide();
    this.#progress.start(name);
    showState("scanning");
    document.body.dataset.mode = "result";
    if (this.#client) this.#client.scan(log);
    else this.#waiting = log;
  }

  #cancel(): void {
    if (!this.#scanning) return;
    this.#waiting = undefined;
    this.#client?.cancel();
    this.#end();
    say("The scan was cancelled; nothing of it was kept.");
  }

  #hear(answer: Answer): void {
    if (answer.kind === "ready") this.#ready(answer.rules);
    else if (answer.kind === "reading") this.#progress.reading(answer.bytes);
    else if (answer.kind === "scanning") this.#progress.scanning(answer.bytes, answer.size);
    else if (answer.kind === "failed") this.#failed(answer.run, answer.code, answer.message);
    else if (answer.kind === "findings") this.#findings.push(...answer.findings);
    else this.#show({ ...answer.report, findings: this.#findings }, answer.text);
  }

  #show(report: Report, text: Blob): void {
    const took = this.#end();
    this.#result.show({ report, text, rules: this.#rules }, this.#name, took);
  }

  #ready(rules: readonly RuleInfo[]): void {
    this.#rules = rules;
    showRules(rules);
    if (!this.#scanning) showState("ready");
  }

  #failed(run: number, code: string, message: string): void {
    if (run === NO_RUN) {
      this.#giveUp(message);
      return;
    }
    this.#end();
    say(failure(code, message));
  }

  /** There is no detector and there will be none. */
  #giveUp(message: string): void {
    this.#unavailable = true;
    this.#end();
    showState("unavailable");
    say(message);
  }

  #end(): number {
    this.#scanning = false;
    showState("ready");
    return this.#progress.stop();
  }
}
