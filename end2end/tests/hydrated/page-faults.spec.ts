// A page whose scripts fail says so, keeps what was typed, comes back by itself, and the server's log
// has a line of it without contents.
import { type Page } from '@playwright/test';
import { cell, day, typeIn, unfoldAll } from '../../support/desk';
import { type Server } from '../../support/server';
import { expect, open, signIn, test } from '../../support/test';

// What the tests bring about, and what the browser says of it.
test.use({ expectedErrors: [/provoked|panicked|unreachable|hydrat|RuntimeError|Failed to fetch|net::ERR_/i] });

const banner = (page: Page) => page.locator('.fault-banner');

/** A script of the page throws, and nothing catches it. */
const fail = (page: Page) =>
  page.evaluate(() => void setTimeout(() => {
    throw new Error('provoked by "13800000000" typed');
  }));

async function logged(server: Server, words: RegExp): Promise<void> {
  await expect.poll(() => server.logged.join('\n')).toMatch(words);
}

/** Takes an element away that the bundle expects, before it takes the page over: it panics. */
const breakNext = (page: Page, times: number) =>
  page.addInitScript((times) => {
    const left = Number(sessionStorage.getItem('breaks') ?? times);
    if (left === 0) return;
    document.addEventListener('readystatechange', () => {
      if (document.readyState !== 'interactive') return;
      sessionStorage.setItem('breaks', `${left - 1}`);
      document.querySelector('.live-banner')?.remove();
    });
  }, times);

test('a script that fails is said, told and got over, and what was typed comes back', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'county', '/my', server.url);
  const row = page.locator('.grid-row').first();
  const project = await row.getAttribute('data-project');
  await typeIn(page, project, 'progress', '草稿还在');
  await unfoldAll(page);
  const first = page.locator('.grid-due li').filter({ has: page.getByText('申报完成') }).first();
  const due = page.locator(`[data-milestone="${await first.getAttribute('data-milestone')}"]`);
  await due.locator('summary').filter({ hasText: '申报完成' }).click();
  await due.getByLabel('完成日期').fill(day(-3));
  await due.locator('summary').filter({ hasText: '申请调整' }).click();
  await due.getByLabel('说明').fill('表单里的字');

  const loaded = page.waitForEvent('load');
  await fail(page);
  await expect(banner(page)).toContainText('本页出现故障');
  await expect(banner(page).getByRole('button', { name: '立即重新载入' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-fault', 'error');
  await loaded;
  await expect(page.locator('body')).toHaveAttribute('data-hydrated');
  await expect(banner(page)).toHaveCount(0);
  await expect(cell(page, project, 'progress')).toHaveText('草稿还在');
  await unfoldAll(page);
  await expect(due.getByLabel('完成日期')).toHaveValue(day(-3));
  await expect(due.getByLabel('说明')).toHaveValue('表单里的字');

  await logged(server, /ERROR .*a page failed in a browser kind="error" page="\/my" build="\S+" role="region-office" told="Error: provoked by … typed"/);
  expect(server.logged.join('\n')).not.toContain('13800000000');
  // What came back is typed, not only shown: it can be sent.
  await due.locator('details.claim').first().locator('button.primary').click();
  await expect(due.locator('.claimed')).toContainText('待认定');
});

test('the wall whose bundle panics comes back, after pauses that grow', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await breakNext(page, 2);
  await page.goto(`${server.url}/wall`);
  await expect(banner(page)).toContainText(/[01] 秒后重新载入/);
  await expect(banner(page)).toContainText(/[2-5] 秒后重新载入/);
  await expect(page.locator('html')).toHaveAttribute('data-fault', 'panic');
  await expect(page.locator('body')).toHaveAttribute('data-hydrated', { timeout: 20_000 });
  await expect(banner(page)).toHaveCount(0);
  await logged(server, /kind="panic" page="\/wall" build="\S+" role="viewer" told="\S+\.rs:\d+:\d+/);
});

test('a bundle that cannot be loaded is a failure, too', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  let lost = 0;
  await page.route('**/*.wasm', (route) => (lost++ === 0 ? route.abort() : route.continue()));
  await page.goto(`${server.url}/projects`);
  await expect(banner(page)).toBeVisible();
  await expect(page.locator('body')).toHaveAttribute('data-hydrated');
  expect(lost).toBeGreaterThan(1);
  await logged(server, /kind="(error|rejection|load)" page="\/projects"/);
});

test('a page that fails while the server is away waits for it', async ({ page, startServer }) => {
  const server = await startServer({ demo: true, limits: { poll: 60_000, stale: 120_000, lost: 300_000 } });
  await open(page, `${server.url}/wall`);
  await server.stop();
  await fail(page);
  await expect(banner(page)).toContainText('0 秒后重新载入');
  const loaded = page.waitForEvent('load', { timeout: 20_000 });
  await server.start();
  await loaded;
  await expect(page.locator('body')).toHaveAttribute('data-hydrated');
  await expect(banner(page)).toHaveCount(0);
});

test('what somebody typed is not put back for the next one at the same browser', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'office', '/problems', server.url);
  const words = page.locator('[data-problem]').first().getByLabel('办了什么、怎样解决或为何重开');
  await words.fill('办公室写的');
  const loaded = page.waitForEvent('load');
  // The one who comes back is somebody else.
  await page.context().clearCookies({ name: 'session' });
  await fail(page);
  await loaded;
  await expect(page.locator('body')).toHaveAttribute('data-hydrated');
  await expect(page.locator('textarea, input[type="text"]').filter({ hasText: '办公室写的' })).toHaveCount(0);
  expect(await page.evaluate(() => document.body.innerText.includes('办公室写的'))).toBe(false);
});

test('what only a browser remarks is no failure', async ({ page, demo }) => {
  await open(page, `${demo.url}/`);
  await page.evaluate(() => {
    const message = 'ResizeObserver loop completed with undelivered notifications.';
    window.dispatchEvent(new ErrorEvent('error', { message }));
  });
  await expect(banner(page)).toHaveCount(0);
  await expect(page.locator('html')).not.toHaveAttribute('data-fault');
});
