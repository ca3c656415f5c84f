// Cities that are made once a run and copied by every server that wants one of its own: telling the
// demo's history or importing a ledger anew costs seconds of a core each time.
//
// A seed holds for the program of this run and for the day it was made on: the demo's dates are relative
// to today, and money without a period belongs to the month before it.
import { constants } from 'node:fs';
import { access, cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { day } from './day';
import { writeLedger } from './large';
import { Serving, SITE, run } from './program';

/** The demo; a real city with its ledger; or its districts with a made-up ledger of so many projects. */
export type City = 'demo' | 'guangan' | number;

/** Set for the whole run by `run.ts`. */
export const SEEDS = 'BATTLE_MAP_SEEDS';

const ROOT = resolve(import.meta.dirname, '../..');
export const BOUNDARIES = resolve(ROOT, 'public/regions/guangan.geojson');
export const LEDGER = resolve(ROOT, 'server/tests/data/guangan-ledger.xlsx');

/** The database in a folder of its own, with whatever the program keeps beside it. */
export const databaseIn = (folder: string): string => join(folder, 'city.db');

/** Copies a city into a folder, and makes it before where it has not been needed so far. */
export async function copyCity(city: City, folder: string): Promise<void> {
  await cp(await seeded(city), folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
}

/** The folder of a city's seed. Whoever needs it first makes it; others wait. */
export async function seeded(city: City): Promise<string> {
  const seeds = process.env[SEEDS];
  if (!seeds) throw new Error(`${SEEDS} is not set: the run was not set up`);
  const ready = join(seeds, `${city}-${day(0)}`);
  while (!(await exists(ready))) {
    if (!(await hold(`${ready}.lock`))) {
      await new Promise((next) => setTimeout(next, 100));
      continue;
    }
    try {
      // Somebody may have made it between the look and the lock.
      if (!(await exists(ready))) await rename(await made(city, `${ready}.new-`), ready);
    } finally {
      await rm(`${ready}.lock`, { force: true });
    }
  }
  return ready;
}

/** Makes a city in a folder of its own; answers which. */
async function made(city: City, prefix: string): Promise<string> {
  const folder = await mkdtemp(prefix);
  const database = databaseIn(folder);
  if (city === 'demo') {
    const serving = await Serving.start(database, 0, '--site', SITE, '--demo');
    // Whoever has answered has begun to listen for the signal to stop, too.
    await fetch(`http://127.0.0.1:${serving.port}/healthz`);
    const status = await serving.stop();
    if (status !== 0) throw new Error(`the server that told the demo ended with status ${status}`);
  } else {
    await command('regions', database, BOUNDARIES);
    const ledger = typeof city === 'number' ? join(folder, 'ledger.csv') : LEDGER;
    if (typeof city === 'number') await writeLedger(ledger, city);
    await command('import', database, ledger);
  }
  return folder;
}

async function command(name: string, database: string, file: string): Promise<void> {
  const { status, stderr } = await run(name, database, file);
  if (status !== 0) throw new Error(`${name} ended with status ${status}: ${stderr}`);
}

/** Takes a lock, also from a process that ended without letting go of it; answers whether it is held. */
async function hold(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, `${process.pid}`, { flag: 'wx' });
    return true;
  } catch {
    const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
    if (holder > 0 && !isAlive(holder)) await rm(lock, { force: true });
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const exists = (path: string): Promise<boolean> => access(path).then(() => true, () => false);
