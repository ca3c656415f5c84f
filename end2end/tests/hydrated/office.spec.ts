// The headquarters: a report returned, a month closed, claims recognised, and the wall that follows.
import { day, unfoldAll } from '../../support/desk';
import { expect, seriousFaults, signIn, test } from '../../support/test';

test.use({ expectedErrors: [/403|422/] });

test('the office returns a report, closes the month, and the wall follows', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'office', '/office', server.url);
  expect(await seriousFaults(page, '.office-page')).toEqual([]);
  const period = page.locator('article.period').filter({ hasText: '填报中' });
  const reported = async () => Number(/已报 (\d+)\//.exec((await period.locator('header b').textContent()) ?? '')?.[1]);
  const before = await reported();
  expect(before).toBeGreaterThan(0);

  await period.getByText(/^已报 \d+ 个$/).click();
  const line = period.locator('li[data-project]').first();
  const project = await line.getAttribute('data-project');
  await line.getByText('退回').first().click();
  await line.getByLabel('退回原因').fill('形象进度与照片不符');
  await line.getByRole('button', { name: '确认退回' }).click();
  await expect(period.locator(`li[data-project="${project}"]`)).toHaveCount(0);
  await expect.poll(reported).toBe(before - 1);

  const wall = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await wall.goto(`${server.url}/wall`);
  await expect(wall.locator('main')).not.toContainText(`已报 ${before - 1}/`);
  await period.getByRole('button', { name: '关闭报送期' }).click();
  await expect(period.getByRole('alertdialog')).toContainText('个项目未报');
  await period.getByRole('button', { name: '确认关闭' }).click();
  await expect(page.locator('article.period').filter({ hasText: '填报中' })).toHaveCount(0);
  await expect(wall.locator('main')).toContainText(`已报 ${before - 1}/`);

  const closed = page.locator('article.period').first();
  await closed.getByText('重新开放').first().click();
  await closed.getByLabel('原因').fill('两个县区补报');
  await closed.getByRole('button', { name: '重新开放' }).click();
  await expect(page.locator('article.period').filter({ hasText: '填报中' })).toHaveCount(1);
  await wall.context().close();
});

test('what a county claims is recognised in a batch, with a bureau’s opinion', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  const county = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(county, 'county', '/my', server.url);
  await unfoldAll(county);
  const due = county.locator('.grid-due li').filter({ hasText: '申报完成' }).filter({ hasNotText: '开工' }).first();
  const project = await due.locator('xpath=ancestor::tr/preceding-sibling::tr[contains(@class, "grid-row")][1]').locator('th a b').textContent();
  await due.getByText('申报完成').first().click();
  await due.getByLabel('完成日期').fill(day(-3));
  await due.getByRole('button', { name: '申报完成' }).click();
  await expect(county.locator('.claimed').filter({ hasText: '待认定' }).first()).toBeVisible();

  await signIn(page, 'office', '/office', server.url);
  const claims = page.locator('.office-claims .claim-list li').filter({ hasText: project ?? '' }).filter({ hasNotText: '开工' });
  await expect(claims.first()).toBeVisible();
  await claims.first().getByRole('checkbox').check();
  // Another claim goes into the same batch, and is sent back with a reason.
  const other = page.locator('.office-claims .claim-list li').filter({ hasText: '开工' }).first();
  await other.getByRole('checkbox').check();
  await page.getByRole('button', { name: '组成一批认定（2）' }).click();
  const batch = page.locator('.office-batch');
  await batch.getByLabel('选择部门').selectOption({ index: 1 });
  await batch.getByLabel('意见').fill('现场已核');
  await batch.getByRole('button', { name: '同意', exact: true }).click();
  await expect(batch.locator('.opinions')).toContainText('现场已核');
  const claim = (kind: RegExp) => batch.locator('.batch-claim').filter({ has: page.locator('.claim-head b', { hasText: kind }) });
  await claim(/^开工$/).getByLabel('原因').fill('未见开工照片');
  await claim(/^开工$/).getByRole('button', { name: '退回' }).click();
  await expect(claim(/^开工$/)).toContainText('未见开工照片');
  await claim(/^(?!开工)/).getByRole('button', { name: '认定', exact: true }).click();
  await expect(claim(/^(?!开工)/).locator('.decided')).toContainText('已认定');
  await batch.getByRole('button', { name: '本批认定结束' }).click();
  await expect(batch).toHaveCount(0);
  await county.context().close();
});

test('a leader looks at the office and finds no button', async ({ page }) => {
  await signIn(page, 'leader', '/office');
  await expect(page.locator('article.period').first()).toBeVisible();
  await expect(page.locator('main').getByRole('button')).toHaveCount(0);
});

test('an administrator opens an account; its owner changes the password first', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'admin', '/admin', server.url);
  expect(await seriousFaults(page, '.admin-page')).toEqual([]);
  await page.getByLabel('账号').first().fill('武胜县项目办');
  await page.getByLabel('选择县区').first().selectOption({ index: 1 });
  await page.getByRole('button', { name: '开通账号' }).click();
  const secret = page.locator('.admin-secret');
  await expect(secret).toContainText('武胜县项目办 的初始密码');
  const password = /初始密码：(\S+)/.exec((await secret.textContent()) ?? '')?.[1] ?? '';

  const theirs = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await theirs.goto(`${server.url}/login`);
  await theirs.getByLabel('账号').fill('武胜县项目办');
  await theirs.getByLabel('密码').fill(password);
  await theirs.getByRole('button', { name: '登录' }).click();
  await expect(theirs).toHaveURL(/\/password/);
  await theirs.getByLabel('现用密码').fill(password);
  await theirs.getByLabel('新密码').fill('a better one 26');
  await theirs.getByLabel('再输一遍').fill('a better one 26');
  await theirs.getByRole('button', { name: '修改' }).click();
  await expect(theirs.locator('.account summary')).toContainText('武胜县项目办');
  await theirs.context().close();
});

test('a display token opens the wall on another machine until it is revoked', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'admin', '/admin', server.url);
  await page.getByLabel('大屏名称，如：指挥大厅').fill('指挥大厅');
  await page.getByRole('button', { name: '生成大屏令牌' }).click();
  const address = (await page.locator('.admin-secret code').textContent()) ?? '';
  const wall = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await wall.goto(address);
  await expect(wall).toHaveURL(/\/wall$/);
  await expect(wall.locator('main')).toBeVisible();
  const listed = page.locator('.admin-token-list li').filter({ hasText: '指挥大厅' });
  await listed.getByRole('button', { name: '吊销' }).click();
  await expect(listed.getByRole('alertdialog')).toContainText('不能恢复');
  await listed.getByRole('button', { name: '确认吊销' }).click();
  await expect(listed).toHaveCount(0);
  await wall.context().close();
});
