// A minute of guessing one account's password, twenty times a second: what it costs the server, and
// whether the right people still get in.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { Client, local } from '../support/client';
import { DEMO_PASSWORD, Server } from '../support/server';
import { report } from './frames';

const SECONDS = 60;
const A_SECOND = 20;

/** Resident memory in megabytes. */
function resident(process: number): number {
  const status = readFileSync(`/proc/${process}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

test('guessing', async () => {
  test.setTimeout((SECONDS + 120) * 1000);
  const server = await Server.start({ demo: true });
  const url = local(server);
  const known = new Client(url);
  expect(await known.signIn('office', DEMO_PASSWORD)).toBe('/office');
  const before = resident(server.pid);

  const guesser = new Client(url);
  const answers: Promise<string>[] = [];
  let peak = before;
  for (let guess = 0; guess < SECONDS * A_SECOND; guess++) {
    answers.push(guesser.signIn('office', `guess ${guess}`));
    await new Promise((next) => setTimeout(next, 1000 / A_SECOND));
    peak = Math.max(peak, resident(server.pid));
  }
  const rights: [string, Client, string][] = [
    ['the office, at the browser it knows', known, 'office'],
    ['another account, at the same address', new Client(url), 'county'],
  ];
  for (const [who, client, name] of rights) {
    const start = performance.now();
    expect(await client.signIn(name, DEMO_PASSWORD), who).toMatch(/^\/(office|my)$/);
    report(`guessing, ${who}: signed in after`, performance.now() - start, 'ms');
  }
  const looked = (await Promise.all(answers)).filter((location) => location.includes('wrong-password'));
  report(`guessing: of ${answers.length} guesses looked at`, looked.length, '');
  report('guessing: memory before', before, 'MB');
  report('guessing: memory at most', peak, 'MB');
  report('guessing: memory after', resident(server.pid), 'MB');
  await server.remove();
});
