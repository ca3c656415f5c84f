// A wall never lies about time: its clock and its days are the server's, its data have an age, and it catches up.
import type { Page } from '@playwright/test';
import { local } from '../../support/client';
import type { Server } from '../../support/server';
import { expect, open, test } from '../../support/test';

const HOUR = 3_600_000;

// The server is stopped and the line cut on purpose.
test.use({ expectedErrors: [/Failed to load resource/] });

/** Opens the wall with a clock that stands until it is moved, at `time` if that is given. */
async function wall(page: Page, server: Server, time?: number): Promise<void> {
  await page.clock.install(time === undefined ? {} : { time });
  await page.goto(`${server.url}/wall`);
  await page.clock.runFor(2_000);
  await expect(page.locator('body')).toHaveAttribute('data-hydrated');
}

/** Something happens that the wall tells of. */
async function happens(server: Server, words: string): Promise<void> {
  const { stdout } = await server.cli('token', '--role', 'office', '--label', words);
  const file = { kind: 'demolition', text: words, since: '2026-03-01', level: 'city', deadline: '2026-06-30' };
  const answer = await fetch(`${local(server)}/api/execute`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stdout.trim()}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id: `happens-${Date.now()}`, reads: [], command: { subject: 'project/1', action: { problem: { raise: file } } } }),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

const newest = (page: Page) => page.locator('.wall-news ol').getAttribute('data-newest').then(Number);

test('without the server for forty seconds a banner says so below the clock, and then it is gone', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await wall(page, server);
  const root = page.locator('html');
  const banner = page.locator('.live-banner');
  await expect(root).toHaveAttribute('data-link', 'fresh');
  await server.stop();
  await page.clock.runFor(20_000);
  await expect(root).toHaveAttribute('data-link', 'fresh');
  await page.clock.runFor(20_000);
  await expect(root).toHaveAttribute('data-link', 'stale');
  await expect(banner).toContainText(/[34]\d/);
  // The age of the data stays in sight.
  const boxes = await page.evaluate(() => ['.live-banner', '.wall-clock'].map((selector) => document.querySelector(selector)!.getBoundingClientRect().toJSON()));
  expect(boxes[0].top).toBeGreaterThanOrEqual(boxes[1].bottom - 1);
  await page.clock.runFor(5 * 60_000);
  await expect(root).toHaveAttribute('data-link', 'lost');
  await server.start();
  await page.clock.runFor(4_000);
  await expect(root).toHaveAttribute('data-link', 'fresh');
  await expect(banner).toBeEmpty();
});

test('after an hour asleep the wall shows what happened meanwhile', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await wall(page, server);
  const before = await newest(page);
  await page.context().setOffline(true);
  await happens(server, '睡眠期间登记的问题');
  await page.clock.fastForward(HOUR);
  await page.context().setOffline(false);
  await page.clock.runFor(30_000);
  await expect(page.locator('html')).toHaveAttribute('data-link', 'fresh');
  await expect.poll(() => newest(page)).toBeGreaterThan(before);
});

test.describe('on a PC that is somewhere else, with a clock three days wrong', () => {
  test.use({ timezoneId: 'America/New_York' });

  test('the clock, the day and the days left are the server\'s', async ({ page, startServer }) => {
    const server = await startServer({ demo: true });
    await wall(page, server, Date.now() - 72 * HOUR);
    const there = () => new Date(Date.now() + 8 * HOUR);
    const time = page.locator('.wall-now b');
    await expect(time).toHaveText(/^\d\d:\d\d$/);
    const [hours, minutes] = (await time.textContent())!.split(':').map(Number);
    const now = there();
    const away = Math.abs((hours! * 60 + minutes!) - (now.getUTCHours() * 60 + now.getUTCMinutes()));
    expect(Math.min(away, 1_440 - away)).toBeLessThanOrEqual(2);
    await expect(page.locator('.wall-now span')).toContainText(`${now.getUTCMonth() + 1}月${now.getUTCDate()}日`);
    const end = Date.UTC(now.getUTCFullYear(), 11, 31);
    const left = Math.round((end - Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())) / (24 * HOUR));
    await expect(page.locator('.wall-days b')).toHaveText(`${left}`);
    // It goes on by itself between two messages.
    const shown = await time.textContent();
    await page.context().setOffline(true);
    await page.clock.runFor(61_000);
    await expect(time).not.toHaveText(shown ?? '');
  });
});

test('a new build is loaded between two scenes of a tour, not in the middle of one', async ({ browser, startServer }) => {
  const server = await startServer({ demo: true });
  const { stdout: admin } = await server.cli('token', '--role', 'admin', '--label', 'displays');
  const stops = ['city', 'problems'].map((scene) => ({ scene, dwell: 60 }));
  const tour = { stops, theme: 'dark', interrupts: { notices: true, red_cards: true }, visitors: false };
  const answer = await fetch(`${local(server)}/api/execute`, {
    method: 'POST',
    headers: { authorization: `Bearer ${admin.trim()}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'register-a-display', reads: [], command: { subject: 'city', action: { display: { register: { name: '门厅', tour } } } } }),
  });
  expect(answer.status, await answer.text()).toBe(200);
  const { stdout } = await server.cli('token', '--role', 'display', '--label', '门厅');
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(`${server.url}/enter?token=${stdout.trim()}`);
  await page.clock.install();
  await page.goto(`${server.url}/wall`);
  await page.clock.runFor(2_000);
  await expect(page.locator('body')).toHaveAttribute('data-hydrated');
  // The next message comes from another build.
  await page.route('**/live', (route) => route.abort());
  const { head } = JSON.parse((await page.locator('html').getAttribute('data-live')) ?? '{}');
  await page.route('**/live/head', (route) => route.fulfill({ json: { ...head, build: 'another-build' } }));
  let loads = 0;
  page.on('load', () => (loads += 1));
  await page.evaluate(() => document.documentElement.setAttribute('data-mark', 'first'));
  await server.stop();
  await server.start();
  await page.clock.runFor(30_000);
  await expect(page.locator('html')).toHaveAttribute('data-mark', 'first');
  expect(loads).toBe(0);
  await page.unroute('**/live');
  await page.unroute('**/live/head');
  await page.clock.runFor(35_000);
  await expect.poll(() => loads).toBe(1);
  await context.close();
});

test('every page of a wall says how old its data are', async ({ page, demo }) => {
  for (const address of ['/wall', '/wall/project/1']) {
    await open(page, `${demo.url}${address}`);
    await expect(page.getByText(/^数据/).first()).toBeVisible();
    await expect(page.getByText(/投资截至/).first()).toBeVisible();
  }
});
