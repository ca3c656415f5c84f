// A page never lies about its age: it hears of changes, says when it hears nothing, and recovers.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, local } from '../../support/client';
import { DEMO_PASSWORD, SITE } from '../../support/server';
import { expect, open, test } from '../../support/test';

// Seconds become tenths: nobody waits five minutes for a test.
const limits = { poll: 500, stale: 800, lost: 2_500 };

// The server is stopped on purpose, and then the browser says that it cannot reach it.
test.use({ expectedErrors: [/Failed to load resource: net::ERR_/] });

test('a page says when the server is gone, greys, and recovers by itself', async ({ page, startServer }) => {
  const server = await startServer({ limits });
  await open(page, `${server.url}/wall`);
  const root = page.locator('html');
  const banner = page.getByRole('status').filter({ hasText: /\S/ });
  await expect(root).toHaveAttribute('data-link', 'fresh');
  await expect(banner).toHaveCount(0);

  // Doubt lasts less than two seconds here: a busy machine may look too late, the page itself does not.
  const states = await page.evaluateHandle(() => {
    const states: string[] = [];
    const note = (): void => {
      const state = document.documentElement.dataset.link ?? '';
      if (states.at(-1) !== state) states.push(state);
    };
    new MutationObserver(note).observe(document.documentElement, { attributeFilter: ['data-link'] });
    return states;
  });
  await server.stop();
  await expect(root).toHaveAttribute('data-link', 'lost');
  await expect(banner).toHaveCount(1);
  expect((await states.jsonValue()).slice(-2)).toEqual(['stale', 'lost']);

  await server.start();
  await expect(root).toHaveAttribute('data-link', 'fresh');
  await expect(banner).toHaveCount(0);
});

test('a page of an older build reloads itself', async ({ page, startServer }) => {
  const server = await startServer({ limits });
  await open(page, `${server.url}/wall`);
  const site = await anotherBuild();

  await server.stop();
  const reloaded = page.waitForEvent('load');
  await server.start(site.folder);
  await reloaded;
  await expect(page.locator('html')).toHaveAttribute('data-live', new RegExp(site.build));
  await expect(page.locator('body')).toHaveAttribute('data-hydrated');
  await rm(site.folder, { recursive: true });
});

test('what changes while a page is being taken over is shown once it is', async ({ context, page, startServer }) => {
  const server = await startServer({ demo: true });
  const client = new Client(local(server));
  await client.signIn('office', DEMO_PASSWORD);
  await client.handOver(page.context(), server.url);
  const { stdout } = await server.cli('token', '--role', 'office', '--label', 'live');
  const other = await context.newPage();
  await open(other, `${server.url}/problems`);
  // The part of the module that holds the page itself comes last, on a slow line.
  let release = (): void => {};
  const held = new Promise<void>((done) => { release = done; });
  const asked = page.waitForRequest(/split_problems.*\.wasm/);
  await page.route(/split_problems.*\.wasm/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${server.url}/problems`, { waitUntil: 'domcontentloaded' });
  await asked;
  const file = { kind: 'demolition', text: '接管时登记的问题', since: '2026-03-01', level: 'city', deadline: '2026-06-30' };
  const answer = await fetch(`${local(server)}/api/execute`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stdout.trim()}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'while-taken-over', reads: [], command: { subject: 'project/1', action: { problem: { raise: file } } } }),
  });
  expect(answer.status, await answer.text()).toBe(200);
  // A page that listens already has heard of it: this one, had it listened too early, would have, too.
  await expect(other.getByText('接管时登记的问题').first()).toBeVisible();
  release();
  await expect(page.locator('body')).toHaveAttribute('data-hydrated');
  await expect(page.getByText('接管时登记的问题').first()).toBeVisible();
});

test('the server ends in good order while pages listen', async ({ page, startServer }) => {
  const server = await startServer({ limits });
  await open(page, `${server.url}/wall`);
  expect(await server.stop()).toBe(0);
});

/** The same site under the name of another build. */
async function anotherBuild(): Promise<{ folder: string; build: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'battle-map-site-'));
  const build = 'ffffffffffff';
  await cp(SITE, folder, { recursive: true });
  const standing = (await readFile(join(folder, 'build-id'), 'utf8')).trim();
  await cp(join(folder, 'pkg', standing), join(folder, 'pkg', build), { recursive: true });
  await writeFile(join(folder, 'build-id'), build);
  return { folder, build };
}
