// A month from the counties' grids to the wall: forty rows pasted, one given back, the month closed,
// a batch recognised, and the wall that follows.
import type { Route } from '@playwright/test';
import { addProjects, cell, confirmAmounts, paste, typeIn, unfold } from '../../support/desk';
import { expect, open, signIn, test } from '../../support/test';

// The browser says when it is refused, and when it cannot reach the server.
test.use({ expectedErrors: [/403|422|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_RESET|ERR_NETWORK/] });

test('forty rows are pasted and filed, one comes back, the month closes, a start is recognised, and the wall follows', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  const county = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(county, 'county', '/my', server.url);
  const whose = ((await county.locator('.my-head h1 span').textContent()) ?? '').trim();
  await addProjects(server, whose, 24);
  const rows = county.locator('.grid-row');
  await expect(county.locator('.grid-row').filter({ hasText: '补充工程24' })).toBeVisible();
  const count = await rows.count();
  expect(count).toBeGreaterThanOrEqual(40);

  await rows.first().locator('.month').click();
  await paste(county, Array.from({ length: count }, (_, at) => [`${100 + at}`, '', '120', `主体施工至${at + 1}层`, '']));
  await expect(county.locator('.grid-row.typed')).toHaveCount(count);
  await confirmAmounts(county);
  await county.getByRole('button', { name: /全部上报/ }).click();
  const filed = county.locator('.report-state.filed');
  await expect(filed).toHaveCount(count);

  const wall = await (await browser.newContext({ locale: 'zh-CN', viewport: { width: 1920, height: 1080 } })).newPage();
  await wall.goto(`${server.url}/wall`);
  const starts = wall.locator('.wall-figures .figure').nth(1);
  await expect(starts).toContainText('开工 认定/目标');
  const closed = wall.getByText(/投资截至/).first();
  const stood = await closed.textContent();
  const recognised = async () => Number.parseInt((await starts.locator('dd').first().textContent()) ?? '', 10);
  await signIn(page, 'office', '/office', server.url);
  const period = page.locator('article.period').filter({ hasText: '填报中' });
  await period.getByText(/^已报 \d+ 个$/).click();
  const line = period.locator('li[data-project]').filter({ hasText: '补充工程24' });
  await line.getByText('退回').first().click();
  await line.getByLabel('退回原因').fill('形象进度与照片不符');
  await line.getByRole('button', { name: '确认退回' }).click();
  await expect(line).toHaveCount(0);
  const returned = county.locator('.grid-row').filter({ hasText: '补充工程24' });
  const back = await returned.getAttribute('data-project');
  await expect(county.locator(`[data-project="${back}"] + .grid-note .report-reason`)).toHaveText('指挥部退回：形象进度与照片不符');
  await typeIn(county, back, 'progress', '主体施工至2层');
  await returned.getByRole('button', { name: '提交' }).click();
  await expect(returned.locator('.report-state')).toHaveText('已报');

  await period.getByRole('button', { name: '关闭报送期' }).click();
  await period.getByRole('button', { name: '确认关闭' }).click();
  await expect(page.locator('article.period').filter({ hasText: '填报中' })).toHaveCount(0);
  // A closed January begins another year's count.
  await expect(closed).not.toHaveText(stood ?? '');
  const before = await recognised();

  const claim = page.locator('.office-claims .claim-list li').filter({ hasText: '开工' }).first();
  await claim.getByRole('checkbox').check();
  await page.getByRole('button', { name: /组成一批认定/ }).click();
  const batch = page.locator('.office-batch');
  await batch.getByLabel('施工许可证').check();
  await batch.getByLabel('现场开工照片').check();
  await batch.getByRole('button', { name: '认定', exact: true }).click();
  await expect(batch.locator('.decided')).toContainText('已认定');
  await batch.getByRole('button', { name: '本批认定结束' }).click();
  await expect(batch).toHaveCount(0);
  await expect.poll(recognised).toBe(before + 1);
  await county.context().close();
  await wall.context().close();
});

test('a unit on the phone loses the connection in the middle; its report counts once', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, 'unit', '/my', server.url);
  const card = page.locator('.grid-row').filter({ has: page.locator('.report-state.missing') }).first();
  const project = await card.getAttribute('data-project');
  const mine = page.locator(`.grid-row[data-project="${project}"]`);
  await unfold(page, project);
  const fields = page.locator('.card-fields');
  await fields.getByRole('textbox', { name: /当月/ }).fill('60');
  await fields.getByRole('textbox', { name: /形象进度/ }).fill('基础完成');

  await page.context().setOffline(true);
  await mine.getByRole('button', { name: '提交' }).click();
  await expect(page.locator('.row-fault')).toContainText('没有送达');
  await expect(fields.getByRole('textbox', { name: /当月/ })).toHaveValue('60');
  await page.context().setOffline(false);

  // The server takes the report, and its answer gets lost on the way.
  let lost = 0;
  await page.route('**/api/execute', async (route) => {
    if (lost++ > 0) return route.continue();
    await deliver(route);
    return route.abort('connectionreset');
  });
  await mine.getByRole('button', { name: '提交' }).click();
  await expect(mine.locator('.report-state')).toHaveText('县区审核中');
  await expect(page.locator('.row-fault')).toHaveCount(0);
  await expect(page.locator('.row-overtaken')).toHaveCount(0);
  await expect(mine).not.toHaveClass(/typed/);
  await expect(cell(page, project, 'month')).toHaveText('60');

  expect(lost).toBe(1);
  await open(page, `${server.url}/projects/${project}`);
  await expect(page.locator('.project-history li').filter({ hasText: '上报县区审核' })).toHaveCount(1);
});

/** Sends a request to the server, whose name only the browser knows, and keeps the answer. */
async function deliver(route: Route): Promise<void> {
  const { host, port, pathname } = new URL(route.request().url());
  const headers = { ...(await route.request().allHeaders()), host };
  const answer = await route.fetch({ url: `http://127.0.0.1:${port}${pathname}`, headers });
  expect(answer.status()).toBe(200);
}
