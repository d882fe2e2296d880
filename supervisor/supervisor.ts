import type { ChildProcess } from "node:child_process";
import path from "node:path";
import { StartFailure } from "@/lib/start-failure";
import { toBanner } from "./banner";
import { ensureBuild } from "./build";
import { openDatabase } from "./database";
import { type Demo, readDemo } from "./demo";
import { type Home, keptSecret, writeWhole } from "./home";
import { type Kept, keepRunning } from "./keep-running";
import { hasEnded, killGroup, lastLines, type Part, spawnPart, stopPart } from "./part";
import { sandboxPart, seedPart, type Wiring, webPart, workerPart } from "./parts";
import { innerPorts } from "./ports";
import type { Settings } from "./settings";
import { waitFor } from "./wait-for";

/** Web and worker finish what they have begun; together with the database this stays within ten seconds. */
const FINISH_WITHIN_MS = 7_500;

/** Starts the parts in the order in which they need each other, and stops them in the other. */
export class Supervisor {
  private readonly kept: { late: Kept[]; early: Kept[] } = { late: [], early: [] };
  private readonly passing = new Set<ChildProcess>();
  private readonly stopping = new AbortController();
  private ready = false;
  private giveUp: (error: unknown) => void = () => {};

  constructor(
    private readonly home: Home,
    private readonly settings: Settings,
    private readonly say: (sentence: string) => void,
  ) {}

  /**
   * Resolves with the block to print when everything answers.
   * @throws StartFailure when a part dies again and again instead
   */
  start(): Promise<string> {
    const hopeless = new Promise<never>((_, reject) => {
      this.giveUp = reject;
    });
    return Promise.race([this.bringUp(), hopeless]);
  }

  private async bringUp(): Promise<string> {
    const began = performance.now();
    const { settings } = this;
    const home = this.home.directory;
    const ports = await innerPorts(path.join(home, "ports.json"), settings.SANDBOX_PORT);
    const sandboxUrl = settings.SANDBOX_URL ?? `http://127.0.0.1:${ports.sandbox}`;
    const base = { home, settings, sandboxPort: ports.sandbox, sandboxUrl };

    const [database] = await Promise.all([
      openDatabase({
        home,
        port: ports.postgres,
        settings,
        say: this.say,
        onKept: (kept) => this.kept.early.push(kept),
      }),
      this.keep(sandboxPart(base), this.kept.early, `http://127.0.0.1:${ports.sandbox}/_sandbox/health`),
      settings.dev ? undefined : this.build(),
    ]);

    const secretKey = await this.secretKey();
    const wiring: Wiring = { ...base, databaseUrl: database.appUrl, secretKey };
    const [demo] = await Promise.all([
      this.seed(seedPart(wiring, database.ownerUrl)),
      this.keep(workerPart(wiring), this.kept.late),
      this.keep(webPart(wiring), this.kept.late, `http://127.0.0.1:${settings.PORT}/readyz`),
    ]);
    this.ready = true;
    const facts = {
      base_url: settings.APP_URL,
      sandbox_url: sandboxUrl,
      mailbox_url: settings.SMTP_URL ? null : `${settings.APP_URL}/mailbox`,
      database_url: database.ownerUrl,
      ...demo,
    };
    await writeWhole(path.join(home, "sandbox.json"), `${JSON.stringify(facts, null, 2)}\n`);
    return toBanner(facts, home, (performance.now() - began) / 1000);
  }

  /** Web and worker first, then what they lean on. Nothing that we started is left. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.home.announceStop();
    for (const child of this.passing) killGroup(child);
    await Promise.all(this.kept.late.map((kept) => kept.stop()));
    await Promise.all(this.kept.early.map((kept) => kept.stop()));
    await this.home.release();
  }

  /** Starts a part and keeps it running; resolves when `health` answers. */
  private async keep(part: Part, list: Kept[], health?: string): Promise<void> {
    const kept = keepRunning({
      title: part.title,
      start: () => spawnPart(part),
      stop: (child) => stopPart(child, FINISH_WITHIN_MS),
      say: this.say,
      isUseful: () => this.ready,
      whyDead: async () =>
        new StartFailure(`${part.title} does not start:\n${await lastLines(part.logFile)}`.trimEnd()),
    });
    list.push(kept);
    kept.hopeless.catch(this.giveUp);
    if (health) await waitFor(health, this.stopping.signal);
  }

  private async seed(part: Part): Promise<Demo> {
    const child = await spawnPart(part);
    await this.finished(child);
    if (child.exitCode !== 0) {
      throw new StartFailure(`${part.title} could not be made:\n${await lastLines(part.logFile)}`.trimEnd());
    }
    return readDemo(path.join(this.home.directory, "demo.json"));
  }

  private build(): Promise<void> {
    return ensureBuild({
      logFile: path.join(this.home.directory, "log/build.log"),
      say: this.say,
      onSpawn: (child) => void this.finished(child),
    });
  }

  private async finished(child: ChildProcess): Promise<void> {
    this.passing.add(child);
    if (!hasEnded(child)) await new Promise((resolve) => child.once("exit", resolve));
    this.passing.delete(child);
  }

  private async secretKey(): Promise<string> {
    const given = this.settings.EDGE_SECRET_KEY;
    return given ? given.toString("base64") : keptSecret(path.join(this.home.directory, "secret.key"));
  }
}
