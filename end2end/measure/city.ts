// A city of any size to measure, in a server of its own.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeLedger } from '../support/large';
import { loadBoundaries } from '../support/samples';
import { Server } from '../support/server';
import { expect } from '../support/test';

/** Where a project stands. */
export type Place = [longitude: number, latitude: number];

export async function city(projects: number): Promise<{ server: Server; places: Place[] }> {
  const server = await Server.start();
  const folder = await mkdtemp(join(tmpdir(), 'battle-map-city-'));
  const file = join(folder, `${projects}.csv`);
  await writeLedger(file, projects);
  await loadBoundaries(server);
  const answer = await server.cli('import', file);
  expect(answer.status, answer.stderr).toBe(0);
  await rm(folder, { recursive: true });
  const token = await server.token();
  // The server notices the command line by itself, a little later: nothing is measured before.
  let places: Place[] = [];
  await expect
    .poll(async () => {
      places = await placesOf(server, token);
      return places.length;
    }, { timeout: 30_000 })
    .toBe(projects);
  return { server, places };
}

async function placesOf(server: Server, token: string): Promise<Place[]> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`http://127.0.0.1:${new URL(server.url).port}/feed/projects.geojson`, { headers });
  const { features } = (await answer.json()) as { features: { geometry: { coordinates: Place } | null }[] };
  return features.flatMap(({ geometry }) => (geometry ? [geometry.coordinates] : []));
}
