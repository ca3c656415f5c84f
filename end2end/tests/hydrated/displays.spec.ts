// Displays: a tour that plays by itself, what is put in its place, and what visitors see.
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { local, signedIn } from '../../support/client';
import type { Server } from '../../support/server';
import { accepted, expect, open, signIn, test } from '../../support/test';

const HALL = '指挥大厅';

type Planned = 'city' | 'notices' | 'problems' | { region: number } | { list: number } | { 'close-ups': string };

/** Registers a display by a program of the administrator's. */
async function register(server: Server, scenes: Planned[], more: object = {}): Promise<void> {
  const { stdout } = await server.cli('token', '--role', 'admin', '--label', 'displays');
  const stops = scenes.map((scene) => ({ scene, dwell: 20 }));
  const tour = { stops, theme: 'dark', interrupts: { notices: true, red_cards: true }, visitors: false, ...more };
  const answer = await fetch(`${local(server)}/api/execute`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stdout.trim()}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'register-a-display', reads: [], command: { subject: 'city', action: { display: { register: { name: HALL, tour } } } } }),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

/** A display's own browser, let in with its token. */
async function hall(browser: Browser, server: Server): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' });
  const { stdout } = await server.cli('token', '--role', 'display', '--label', HALL);
  const page = await context.newPage();
  await page.goto(`${server.url}/enter?token=${stdout.trim()}`);
  await page.close();
  return context;
}

/** Opens the wall with a clock that stands until it is moved. */
async function wall(context: BrowserContext, server: Server): Promise<Page> {
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(`${server.url}/wall`);
  await page.clock.runFor(2_000);
  await expect(page.locator('body')).toHaveAttribute('data-hydrated');
  return page;
}

const title = (page: Page) => page.locator('.wall-head h1');

test('a tour plays by itself, passes over what is empty and says so, and obeys its keys', async ({ browser, startServer }) => {
  const server = await startServer({ demo: true });
  await register(server, ['city', 'notices', { region: 1 }]);
  const context = await hall(browser, server);
  const page = await wall(context, server);
  await expect(title(page)).toContainText('挂图作战');
  await expect(page.locator('.tour-line')).toBeVisible();
  await page.clock.runFor(21_000);
  await expect(page.locator('.stage-list')).toBeVisible();
  await expect(title(page)).toContainText('点球');
  // Held, it stands however long.
  await page.keyboard.press('Space');
  await expect(page.locator('.tour-note')).toContainText('已暂停');
  await page.clock.runFor(120_000);
  await expect(page.locator('.stage-list')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.wall-map')).toBeVisible();
  await expect(title(page)).not.toContainText('挂图作战');
  await page.keyboard.press('1');
  await expect(title(page)).toContainText('挂图作战');
  // After a power cut it begins again from its cookie alone.
  await page.close();
  const again = await wall(context, server);
  await expect(again.locator('.tour-line')).toBeVisible();
  await context.close();
});

test('a scene without contents is passed over, which is said at the edge', async ({ browser, startServer }) => {
  const server = await startServer({ ledger: 'guangan' });
  await register(server, ['city', 'notices', 'problems', { 'close-ups': 'farthest-behind' }]);
  const context = await hall(browser, server);
  const page = await wall(context, server);
  await page.clock.runFor(21_000);
  await expect(page.locator('.close-up')).toBeVisible();
  await expect(page.locator('.tour-note')).toHaveText('暂无内容，已跳过：点球、存在问题');
  const first = await page.locator('.close-head h2').textContent();
  await page.clock.runFor(21_000);
  await expect(page.locator('.close-head h2')).not.toHaveText(first ?? '');
  await expect(page.locator('.tour-note')).toHaveText('');
  await context.close();
});

test('the office puts a project on a display, which says who did, and takes it off again', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  await register(server, ['city', 'problems']);
  const context = await hall(browser, server);
  const display = await context.newPage();
  await open(display, `${server.url}/wall`);
  await signedIn(page.context(), server, 'office');
  await open(page, `${server.url}/projects/1`);
  await page.locator('.put-on-wall summary').click();
  const form = page.locator('.put-on-wall');
  await form.getByLabel('时长').selectOption({ label: '15 分钟' });
  await accepted(page, () => form.getByRole('button', { name: '投送', exact: true }).click());
  await expect(display.locator('.close-up')).toBeVisible();
  await expect(display.locator('.wall-put')).toHaveText('指挥部办公室 投送');
  const named = await display.locator('.close-head h2').textContent();
  await expect(page.locator('.project-head h1')).toContainText(named ?? '—');
  await form.locator('summary').click();
  await accepted(page, () => form.getByRole('button', { name: '结束投送' }).click());
  await expect(display.locator('.wall-map')).toBeVisible();
  await expect(display.locator('.wall-put')).toHaveCount(0);
  await context.close();
});

test('the administrator registers a display and gives it scenes', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'admin', '/admin', server.url);
  const tours = page.locator('#tours');
  await tours.getByLabel('大屏名称').first().fill(HALL);
  await accepted(page, () => tours.getByRole('button', { name: '登记大屏' }).click());
  const display = tours.locator('[data-display="1"]');
  await expect(display).toContainText('只显示全市');
  await display.locator('summary').click();
  await display.getByRole('button', { name: '添加场景' }).click();
  await display.getByRole('button', { name: '添加场景' }).click();
  const second = display.locator('.admin-stops li').nth(1);
  await second.getByLabel('场景').selectOption({ label: '存在问题' });
  await second.getByLabel('停留').fill('3');
  await display.getByRole('button', { name: '保存' }).click();
  await expect(display.getByText('停留时间为 5 至 3600 秒。')).toBeVisible();
  await second.getByLabel('停留').fill('45');
  await second.getByRole('button', { name: '上移' }).click();
  await accepted(page, () => display.getByRole('button', { name: '保存' }).click());
  await expect(display).toContainText('巡回：存在问题 45 秒、全市 20 秒');
});

test('visitors see no card, no notice and no problem', async ({ browser, startServer }) => {
  const server = await startServer({ demo: true });
  await register(server, ['city'], { visitors: true });
  const context = await hall(browser, server);
  const page = await context.newPage();
  await open(page, `${server.url}/wall`);
  await expect(page.locator('.wall-map a.mark').first()).toBeVisible();
  await expect(page.locator('.wall-notices, .wall-problems, .wall .card')).toHaveCount(0);
  await context.close();
});

test('a display that nobody configured shows the whole city and stays', async ({ browser, startServer }) => {
  const server = await startServer({ demo: true });
  const context = await hall(browser, server);
  const page = await wall(context, server);
  await page.clock.runFor(120_000);
  await expect(title(page)).toContainText('挂图作战');
  await expect(page.locator('.tour-line')).toBeHidden();
  await expect(page.locator('.tour-note')).toHaveText('');
  await context.close();
});
