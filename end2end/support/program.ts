// The program under test: its commands on the command line, and its server as a process.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const TARGET = resolve(import.meta.dirname, '../../target');
const PROGRAM = process.env.BATTLE_MAP_BIN ?? resolve(TARGET, 'debug/battle-map');
export const SITE = process.env.BATTLE_MAP_SITE ?? resolve(TARGET, 'site');

/** The password of every account of the demo. */
export const DEMO_PASSWORD = 'three kicks';

export interface Finished {
  status: number;
  stdout: string;
  stderr: string;
}

/** Runs `battle-map COMMAND --database …` to its end. */
export async function run(command: string, database: string, ...words: string[]): Promise<Finished> {
  try {
    const { stdout, stderr } = await promisify(execFile)(PROGRAM, [command, '--database', database, ...words], {
      maxBuffer: 64 * 1024 * 1024,
    });
    return { status: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { status: code, stdout, stderr };
  }
}

/** `battle-map serve` from the moment it listens. */
export class Serving {
  /** What it printed. */
  readonly said: string[] = [];
  /** What it wrote to its log: a line a warning or error. */
  readonly logged: string[] = [];
  port = 0;

  private constructor(readonly process: ChildProcess) {}

  /** Starts it on a port, 0 for a free one, and waits until it listens. */
  static async start(database: string, port: number, ...words: string[]): Promise<Serving> {
    const fixed = ['serve', '--database', database, '--listen', `127.0.0.1:${port}`];
    const env = { ...process.env, BATTLE_MAP_DEMO_PASSWORD: DEMO_PASSWORD };
    const child = spawn(PROGRAM, [...fixed, ...words], { stdio: ['ignore', 'pipe', 'pipe'], env });
    const serving = new Serving(child);
    createInterface({ input: child.stderr! }).on('line', (line) => {
      serving.logged.push(line);
      console.error(line);
    });
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (status) => reject(new Error(`the server ended with status ${status}`)));
      createInterface({ input: child.stdout! }).on('line', (line) => {
        serving.said.push(line);
        const port = /^Serving on http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
        if (port) {
          serving.port = Number(port);
          resolve();
        }
      });
    });
    return serving;
  }

  /** Ends it in good order, as an update does; answers its exit status. */
  async stop(): Promise<number | null> {
    const { process } = this;
    if (process.exitCode !== null || process.signalCode !== null) return process.exitCode;
    const ended = new Promise<number | null>((done) => process.once('exit', done));
    process.kill('SIGTERM');
    return ended;
  }
}
