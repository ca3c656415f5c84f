// The desk of units and county offices: typing, pasting, sending, being refused and overtaken.
import { type Page } from '@playwright/test';
import { cell, confirmAmounts, paste, typeIn, unfold } from '../../support/desk';
import { expect, seriousFaults, signIn, test } from '../../support/test';

const rows = (page: Page) => page.locator('.grid-row');

/** The first project of which nothing was reported yet. */
const missing = (page: Page) => rows(page).filter({ has: page.locator('.report-state.missing') }).first();

test('a county pastes a whole column block, is told what is wrong, mends it and files all', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'county', '/my', server.url);
  const count = await rows(page).count();
  expect(count).toBeGreaterThan(10);
  expect(await seriousFaults(page, '.my-page')).toEqual([]);

  const cells = Array.from({ length: count }, (_, at) => [`${100 + at}`, '', '120', `主体施工至${at + 1}层`, '']);
  cells[2]![0] = '一百';
  await rows(page).first().locator('.month').click();
  await paste(page, cells);
  await expect(page.locator('.grid-row.typed')).toHaveCount(count);
  const project = await rows(page).nth(2).getAttribute('data-project');
  const name = (await rows(page).nth(2).locator('th a b').textContent()) ?? '';
  await expect(page.locator('.row-fault').first()).toHaveText('当月(万元)：不是数字。请只填数字，单位万元。');
  await confirmAmounts(page);
  await page.getByRole('button', { name: /全部上报/ }).click();
  const filed = page.locator('.report-state.filed');
  await expect(page.getByRole('status').filter({ hasText: `1 个项目有误，未提交：${name}` })).toBeVisible();
  await expect(filed).toHaveCount(count - 1);

  await typeIn(page, project, 'month', '102');
  await confirmAmounts(page);
  await page.getByRole('button', { name: /全部上报/ }).click();
  await expect(filed).toHaveCount(count);
});

test('what is typed survives a closed tab and a server that is away', async ({ page, startServer }) => {
  const server = await startServer({ demo: true, limits: { poll: 1000, stale: 60_000, lost: 300_000 } });
  await signIn(page, 'county', '/my', server.url);
  const project = await missing(page).getAttribute('data-project');
  // Even what nobody left by Enter yet.
  await cell(page, project, 'progress').click();
  await page.keyboard.insertText('基础完成');
  await page.reload();
  await expect(page.locator('body')).toHaveAttribute('data-hydrated');
  const row = page.locator(`.grid-row[data-project="${project}"]`);
  await expect(cell(page, project, 'progress')).toHaveText('基础完成');

  await server.stop();
  await typeIn(page, project, 'month', '80');
  await row.getByRole('button', { name: '提交' }).click();
  await expect(page.locator('.row-fault')).toContainText('没有送达');
  await expect(cell(page, project, 'month')).toHaveText('80');

  await server.start();
  await row.getByRole('button', { name: '提交' }).click();
  await expect(page.locator(`[data-project="${project}"] .report-state`)).toHaveText('已报');
});
test.use({ expectedErrors: [/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|422/] });

test('on a phone one project is a card, and nothing is wider than the screen', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, 'unit', '/my', server.url);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  const project = await missing(page).getAttribute('data-project');
  const card = page.locator(`.grid-row[data-project="${project}"]`);
  await unfold(page, project);
  await page.locator('.card-fields').getByRole('textbox', { name: /当月/ }).fill('60');
  await card.getByRole('button', { name: '提交' }).click();
  await expect(card.locator('.report-state')).toHaveText('县区审核中');
});

test('two people at one report: the second sees what changed and keeps what was typed', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'county', '/my', server.url);
  const project = await missing(page).getAttribute('data-project');
  const mine = page.locator(`.grid-row[data-project="${project}"]`);
  await typeIn(page, project, 'progress', '我写的');

  const other = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(other, 'county', '/my', server.url);
  const theirs = other.locator(`.grid-row[data-project="${project}"]`);
  await typeIn(other, project, 'progress', '别人写的');
  await theirs.getByRole('button', { name: '提交' }).click();
  await expect(other.locator(`[data-project="${project}"] .report-state`)).toHaveText('已报');
  await other.context().close();

  const notice = page.locator('.row-overtaken');
  await expect(notice).toContainText('现为“别人写的”，您填的是“我写的”');
  await notice.getByRole('button', { name: '用我填的' }).click();
  await mine.getByRole('button', { name: '提交' }).click();
  await expect(cell(page, project, 'progress')).toHaveText('我写的');
  await expect(page.locator('.grid-row.typed')).toHaveCount(0);
});

test('between acceptance and the view that follows nothing old is shown', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  // The view that follows takes its time.
  let release!: () => void;
  const released = new Promise<void>((resolve) => (release = resolve));
  await signIn(page, 'county', '/my', server.url);
  const project = await missing(page).getAttribute('data-project');
  const mine = page.locator(`.grid-row[data-project="${project}"]`);
  await page.route('**/api/view/desk*', async (route) => {
    await released;
    await route.continue();
  });
  await typeIn(page, project, 'progress', '刚刚填写的进度');
  await mine.getByRole('button', { name: '提交' }).click();
  await expect(mine.locator('.report-state')).toHaveText('已收到');
  await expect(cell(page, project, 'progress')).toHaveText('刚刚填写的进度');
  await expect(mine.getByRole('button', { name: '提交' })).toHaveCount(0);
  release();
  await expect(mine.locator('.report-state')).toHaveText('已报');
  await expect(cell(page, project, 'progress')).toHaveText('刚刚填写的进度');
});
