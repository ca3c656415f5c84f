// A city of any size to measure, in a server of its own.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeLedger } from '../support/large';
import { loadBoundaries } from '../support/samples';
import { Server } from '../support/server';
import { expect } from '../support/test';

export async function city(projects: number): Promise<Server> {
  const server = await Server.start();
  const folder = await mkdtemp(join(tmpdir(), 'battle-map-city-'));
  const file = join(folder, `${projects}.csv`);
  await writeLedger(file, projects);
  await loadBoundaries(server);
  const answer = await server.cli('import', file);
  expect(answer.status, answer.stderr).toBe(0);
  await rm(folder, { recursive: true });
  return server;
}
