// The ledger of problems: raised at the project, worked on by the county, closed by the office.
import { day } from '../../support/desk';
import { ready } from '../../support/map';
import { expect, open, seriousFaults, signIn, test } from '../../support/test';

test('a problem is raised, gets a step, and is closed by the office', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'county', '/my', server.url);
  const project = await page.locator('.grid-row').first().getAttribute('data-project');
  await open(page, `${server.url}/projects/${project}`);
  await page.locator('.raise-problem summary').click();
  const form = page.locator('.raise-problem');
  await form.getByLabel('类别').selectOption({ label: '供电' });
  await form.getByLabel('起始日期').fill(day(-10));
  await form.getByLabel('问题内容').fill('<b>双回路</b>电源未接通');
  await form.getByRole('button', { name: '登记问题' }).click();
  const mine = page.locator('.problem').filter({ hasText: '<b>双回路</b>电源未接通' });
  await expect(mine).toContainText('已 10 天');

  await mine.getByRole('textbox').fill('已与供电公司会商');
  await mine.getByRole('button', { name: '记进展' }).click();
  await expect(mine.locator('.problem-steps')).toContainText('已与供电公司会商');
  await expect(mine.getByRole('button', { name: '销号' })).toHaveCount(0);

  const office = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(office, 'office', '/problems?kind=power', server.url);
  expect(await seriousFaults(office, '.problems-page')).toEqual([]);
  const theirs = office.locator('.problem').filter({ hasText: '电源未接通' });
  await theirs.getByRole('textbox').fill('11月20日已送电');
  await theirs.getByRole('button', { name: '销号' }).click();
  await expect(theirs).toHaveCount(0);
  await expect(mine).toContainText('已销号：11月20日已送电');
  await office.context().close();
});

test('the map shows projects by what stands in their way; the panel, the agenda and the wall name it', async ({ page, demo }) => {
  await ready(page);
  const filter = page.getByLabel('存在问题', { exact: true });
  await filter.selectOption({ label: await filter.locator('option').nth(1).textContent() ?? '' });
  await expect(page).toHaveURL(/[?&]problem=any/);
  // The mark drawn last lies on top of all others; those of the picture before lead to what was shown before.
  const mark = page.locator('a.mark').last();
  await expect(mark).toHaveAttribute('href', /problem=any/);
  await expect(page.locator('.map-sums')).toContainText(/显示 [1-9]/);
  await filter.selectOption('demolition');
  await expect(page).toHaveURL(/[?&]problem=demolition/);
  await expect(mark).toHaveAttribute('href', /problem=demolition/);
  await mark.click();
  const problems = page.locator('.panel-problems a');
  await expect(problems).toHaveText(/未解决 \d+ · 逾期 \d+/);
  await problems.click();
  await expect(page.locator('#problems .problem').first()).toBeVisible();

  await signIn(page, 'office', '/problems', demo.url);
  await page.getByLabel('排序').selectOption('meeting');
  await expect(page).toHaveURL(/order=meeting/);
  await expect(page.locator('.agenda-heading').first()).toContainText(/市级协调 · .+ · \d+ 个/);

  await page.setViewportSize({ width: 1920, height: 1080 });
  await open(page, '/wall');
  const panel = page.locator('.wall-problems');
  await expect(panel).toContainText(/未解决 \d+/);
  await expect(panel).toContainText(/已逾期 \d+/);
  await expect(panel.locator('li').first()).toContainText(/逾期 \d+ 天/);
});
