// A server of one's own: a free port, a database in a folder that goes away with it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { HOST } from './browser';
import { type Finished, Serving, SITE, run } from './program';
import { type City, copyCity, databaseIn } from './seed';

export { DEMO_PASSWORD, SITE } from './program';

export interface ServerOptions {
  /** Serve the demo city, which lets everybody read. */
  demo?: boolean;
  /** What the database holds: a real city's ledger, or a made-up one of so many projects; else nothing. */
  ledger?: Exclude<City, 'demo'>;
  /** Whether the test's browser is left outside; else it is let in with a token. */
  stranger?: boolean;
  /** Milliseconds of silence after which a page asks, doubts and despairs. */
  limits?: { poll: number; stale: number; lost: number };
}

export class Server {
  private serving?: Serving;
  private port = 0;

  private constructor(
    private readonly folder: string,
    private readonly options: ServerOptions,
  ) {}

  static async start(options: ServerOptions = {}): Promise<Server> {
    const server = new Server(await mkdtemp(join(tmpdir(), 'battle-map-')), options);
    const city = options.demo ? 'demo' : options.ledger;
    if (city !== undefined) await copyCity(city, server.folder);
    await server.start();
    return server;
  }

  get url(): string {
    return `http://${HOST}:${this.port}`;
  }

  get pid(): number {
    return this.serving?.process.pid ?? 0;
  }

  /** What the server printed since it was last started. */
  get said(): string[] {
    return this.serving?.said ?? [];
  }

  /** What it wrote to its log since then: a line a warning or error. */
  get logged(): string[] {
    return this.serving?.logged ?? [];
  }

  get database(): string {
    return databaseIn(this.folder);
  }

  /** Starts, or starts again on the same port with the same database. */
  async start(site = SITE): Promise<void> {
    const words = ['--site', site];
    if (this.options.demo) words.push('--demo');
    const { limits } = this.options;
    if (limits) {
      words.push('--poll-ms', `${limits.poll}`, '--stale-ms', `${limits.stale}`, '--lost-ms', `${limits.lost}`);
    }
    this.serving = await Serving.start(this.database, this.port, ...words);
    this.port = this.serving.port;
  }

  /** A token that may read. */
  async token(): Promise<string> {
    const { status, stdout, stderr } = await this.cli('token', '--role', 'viewer', '--label', 'test');
    if (status !== 0) throw new Error(stderr);
    return stdout.trim();
  }

  /** Lets a browser in with a token, as a wall enters. */
  async letIn(browser: BrowserContext): Promise<void> {
    const token = await this.token();
    const page = await browser.newPage();
    await page.goto(`${this.url}/enter?token=${token}&to=/healthz`);
    await page.close();
  }

  /** Stops the server in good order, as an update does; answers its exit status. */
  async stop(): Promise<number | null> {
    return this.serving?.stop() ?? null;
  }

  /** Stops the server and takes its database away. */
  async remove(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Runs `battle-map COMMAND --database …` beside the server. */
  async cli(command: string, ...words: string[]): Promise<Finished> {
    return run(command, this.database, ...words);
  }
}
