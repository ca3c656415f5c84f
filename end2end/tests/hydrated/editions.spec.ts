// A closed month is an edition: what closing would do is shown before, what it says stays said, and
// closing again makes a second one that names what differs.
import { typeIn } from '../../support/desk';
import { closeMonth, openMonth } from '../../support/months';
import { accepted, expect, open, seriousFaults, signIn, test } from '../../support/test';

test('a month is closed, opened again and closed; the first edition stays as it was', async ({ page, browser, startServer }) => {
  test.setTimeout(120_000);
  const server = await startServer({ demo: true });
  await signIn(page, 'office', '/office', server.url);
  const running = page.locator('article.period').filter({ hasText: '填报中' });
  const month = ((await running.getByRole('heading', { level: 3 }).textContent()) ?? '').trim();
  await running.getByRole('button', { name: '关闭报送期' }).click();
  const dialog = running.getByRole('alertdialog');
  await expect(dialog).toContainText('个项目未报');
  await expect(dialog.locator('.rule-changes h3')).toBeVisible();
  await running.getByRole('button', { name: '确认关闭' }).click();
  await expect(running).toHaveCount(0);

  const closed = page.locator('article.period').filter({ has: page.getByRole('heading', { level: 3, name: month, exact: true }) });
  const first = closed.getByRole('link', { name: /月度数据 第1版/ });
  const address = await first.getAttribute('href');
  await open(page, `${server.url}${address}`);
  expect(await seriousFaults(page, '.editions-page')).toEqual([]);
  const text = async () => page.locator('.paste-text').first().textContent();
  await page.getByText('群发文字').click();
  const said = await text();
  expect(said).toContain(`截至${month}底（月度数据第1版）`);

  await open(page, `${server.url}/office`);
  await closed.getByText('重新开放').first().click();
  await closed.getByLabel('原因').fill('两个县区补报');
  await closed.getByRole('button', { name: '重新开放' }).click();
  await running.getByText(/^已报 \d+ 个$/).click();
  const line = running.locator('li[data-project]').first();
  await line.getByText('退回').first().click();
  await line.getByLabel('退回原因').fill('数据有误');
  await line.getByRole('button', { name: '确认退回' }).click();
  await running.getByRole('button', { name: '关闭报送期' }).click();
  await running.getByRole('button', { name: '确认关闭' }).click();
  await expect(closed.getByRole('link', { name: /月度数据 第2版/ })).toBeVisible();

  await open(page, `${server.url}${address}`);
  await page.getByText('群发文字').click();
  expect(await text()).toBe(said);
  await expect(page.locator('.my-head')).toContainText('已有新版');
  await page.locator('.my-head').getByRole('link', { name: /第2版/ }).click();
  await expect(page.locator('.edition-differs').first()).toContainText('已报');

  // Whoever may read the projects may read what the months said; the bar leads there.
  const viewer = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(viewer, 'viewer', '/', server.url);
  await viewer.locator('.bar-period a').click();
  await expect(viewer.getByRole('heading', { level: 1 })).toContainText('第2版');
  await viewer.getByRole('link', { name: '月度数据', exact: true }).click();
  await expect(viewer.locator('.plain-table tbody tr').first()).toContainText('第2版');
  await viewer.context().close();
});

test('what a report names is raised with its words', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  const words = '110千伏线路未迁改';
  const county = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(county, 'county', '/my', server.url);
  const id = await county.locator('.grid-row').filter({ has: county.locator('.report-state.missing') }).first().getAttribute('data-project');
  const row = county.locator(`.grid-row[data-project="${id}"]`);
  await typeIn(county, id, 'month', '1');
  await typeIn(county, id, 'problem', words);
  await row.getByRole('button', { name: '提交' }).click();
  await expect(row.locator('.report-state')).toHaveText('已报');
  await county.context().close();

  await signIn(page, 'office', '/problems', server.url);
  const reported = page.locator('.problems-page section .problem').filter({ hasText: words });
  await reported.getByText('登记问题').first().click();
  await expect(reported.getByLabel('问题内容')).toHaveValue(words);
  await reported.getByRole('button', { name: '登记问题' }).click();
  await expect(reported).toHaveCount(0);
  await expect(page.locator('.problems-page > .problem-list')).toContainText(words);
  const leaving = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出表格' }).click();
  expect((await leaving).suggestedFilename()).toMatch(/^存在问题台账.*\.xlsx$/);
});

test('January and February are one period, from the rule to the edition and the bulletin', async ({ page, browser, startServer }) => {
  test.slow();
  const server = await startServer({ demo: true });
  await signIn(page, 'admin', '/admin', server.url);
  const rule = page.locator('#months .admin-form').filter({ has: page.getByLabel('每月几日前报送') });
  await rule.getByLabel('1月、2月报送').selectOption({ label: '1—2月合并报送' });
  await accepted(page, () => rule.getByRole('button', { name: '保存' }).click());
  await open(page, `${server.url}/office`);

  // The year before the demo's own has no months yet.
  const year = new Date().getFullYear() - 1;
  await openMonth(page, `${year}-02`);
  const county = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(county, 'county', '/my', server.url);
  await county.getByRole('link', { name: `${year}年1—2月` }).click();
  await expect(county.locator('.my-deadline')).toContainText('1—2月');
  await county.context().close();

  await closeMonth(page, `${year}-02`);
  await open(page, `${server.url}/editions`);
  await page.getByRole('link', { name: `${year}年1—2月 月度数据 第1版` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1—2月');
  await page.getByText('群发文字').click();
  await expect(page.locator('.paste-text').first()).toContainText('截至2月底');
  await page.getByRole('button', { name: '印发通报' }).click();
  await page.getByRole('button', { name: '确认印发' }).click();
  await page.getByRole('link', { name: `挂战通报〔${year}〕2号` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${year}年1—2月 通报`);
  await expect(page.locator('.plain-table thead')).toContainText('位次');
  expect(await seriousFaults(page, '.editions-page')).toEqual([]);
  const leaving = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载通报' }).click();
  expect((await leaving).suggestedFilename()).toBe(`黄红牌通报${year}年1—2月.docx`);
});
