// A server of one's own: a free port, a database in a folder that goes away with it.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { BrowserContext } from '@playwright/test';
import { HOST } from './browser';

const PROGRAM = process.env.BATTLE_MAP_BIN ?? resolve(import.meta.dirname, '../../target/debug/battle-map');
export const SITE = process.env.BATTLE_MAP_SITE ?? resolve(import.meta.dirname, '../../target/site');

/** The password of every account of the demo. */
export const DEMO_PASSWORD = 'three kicks';

export interface ServerOptions {
  /** Fill the database with the demo city. */
  demo?: boolean;
  /** Milliseconds of silence after which a page asks, doubts and despairs. */
  limits?: { poll: number; stale: number; lost: number };
}

export interface Finished {
  status: number;
  stdout: string;
  stderr: string;
}

export class Server {
  /** What the server printed since it was last started. */
  said: string[] = [];
  /** What it wrote to its log since then: a line a warning or error. */
  logged: string[] = [];
  private process?: ChildProcess;
  private port = 0;

  private constructor(
    private readonly folder: string,
    private readonly options: ServerOptions,
  ) {}

  static async start(options: ServerOptions = {}): Promise<Server> {
    const server = new Server(await mkdtemp(join(tmpdir(), 'battle-map-')), options);
    await server.start();
    return server;
  }

  get url(): string {
    return `http://${HOST}:${this.port}`;
  }

  get pid(): number {
    return this.process?.pid ?? 0;
  }

  get database(): string {
    return join(this.folder, 'city.db');
  }

  /** Starts, or starts again on the same port with the same database. */
  async start(site = SITE): Promise<void> {
    const words = ['serve', '--database', this.database, '--listen', `127.0.0.1:${this.port}`, '--site', site];
    if (this.options.demo) words.push('--demo');
    const { limits } = this.options;
    if (limits) {
      words.push('--poll-ms', `${limits.poll}`, '--stale-ms', `${limits.stale}`, '--lost-ms', `${limits.lost}`);
    }
    const env = { ...process.env, BATTLE_MAP_DEMO_PASSWORD: DEMO_PASSWORD };
    this.process = spawn(PROGRAM, words, { stdio: ['ignore', 'pipe', 'pipe'], env });
    this.port = await this.listening(this.process);
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
    const { process } = this;
    if (!process || process.exitCode !== null) return process?.exitCode ?? null;
    const ended = new Promise<number | null>((done) => process.once('exit', done));
    process.kill('SIGTERM');
    return ended;
  }

  /** Stops the server and takes its database away. */
  async remove(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Runs `battle-map COMMAND --database …` beside the server. */
  async cli(command: string, ...words: string[]): Promise<Finished> {
    try {
      const { stdout, stderr } = await promisify(execFile)(PROGRAM, [command, '--database', this.database, ...words], {
        maxBuffer: 64 * 1024 * 1024,
      });
      return { status: 0, stdout, stderr };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { status: code, stdout, stderr };
    }
  }

  private listening(process: ChildProcess): Promise<number> {
    return new Promise((resolve, reject) => {
      process.once('error', reject);
      process.once('exit', (status) => reject(new Error(`the server ended with status ${status}`)));
      this.said = [];
      this.logged = [];
      createInterface({ input: process.stderr! }).on('line', (line) => {
        this.logged.push(line);
        console.error(line);
      });
      createInterface({ input: process.stdout! }).on('line', (line) => {
        this.said.push(line);
        const port = /^Serving on http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
        if (port) resolve(Number(port));
      });
    });
  }
}
