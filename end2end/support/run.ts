// What all tests of a run share: a folder for seeded cities, which goes away with the run.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SEEDS, seeded } from './seed';

export default async function begin(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'battle-map-seeds-'));
  process.env[SEEDS] = folder;
  // Nearly every test needs the demo: told here, its history counts for no test's time.
  await seeded('demo');
  return () => rm(folder, { recursive: true, force: true });
}
