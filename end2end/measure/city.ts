// A city of any size to measure, in a server of its own.
import { Server } from '../support/server';
import { expect } from '../support/test';

/** Where a project stands. */
export type Place = [longitude: number, latitude: number];

export async function city(projects: number): Promise<{ server: Server; places: Place[] }> {
  const server = await Server.start({ ledger: projects });
  const token = await server.token();
  const places = await placesOf(server, token);
  expect(places.length).toBe(projects);
  return { server, places };
}

async function placesOf(server: Server, token: string): Promise<Place[]> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`http://127.0.0.1:${new URL(server.url).port}/feed/projects.geojson`, { headers });
  const { features } = (await answer.json()) as { features: { geometry: { coordinates: Place } | null }[] };
  return features.flatMap(({ geometry }) => (geometry ? [geometry.coordinates] : []));
}
