// The plan board: flags of milestones by the months of a year.
import { day } from '../../support/desk';
import { expect, seriousFaults, signIn, test } from '../../support/test';

/** The number that the legend gives for a flag. */
const counted = '.plan-legend .plan-';

test('flags stand in the months of their plans, and a flag leads to its milestone', async ({ page, demo }) => {
  await signIn(page, 'office', '/plan', demo.url);
  expect(await seriousFaults(page, '.plan-page')).toEqual([]);
  const late = page.locator('.plan tbody .plan-overdue');
  const total = Number(await page.locator(`${counted}overdue b`).textContent());
  expect(total).toBeGreaterThan(0);
  await expect(late.first()).toContainText('黑旗 逾期未完成，计划');
  const row = page.locator('.plan tbody tr').filter({ has: page.locator('.plan-overdue') }).first();
  const project = await row.getAttribute('data-project');
  await row.locator('.plan-overdue').first().click();
  await expect(page).toHaveURL(new RegExp(`/projects/${project}#milestones$`));
});

test('another year has other flags, and the filter keeps the year', async ({ page, demo }) => {
  await signIn(page, 'office', '/plan', demo.url);
  const year = Number(/(\d+) 年/.exec((await page.locator('.plan-years [aria-current]').textContent()) ?? '')?.[1]);
  await page.locator('.plan-years').getByRole('link', { name: `${year + 1} 年` }).click();
  await expect(page.locator('.plan-years [aria-current]')).toHaveText(`${year + 1} 年`);
  await expect(page).toHaveURL(new RegExp(`year=${year + 1}`));
  await page.getByLabel('县区', { exact: true }).selectOption({ index: 1 });
  await expect(page).toHaveURL(new RegExp(`region=.*year=${year + 1}|year=${year + 1}.*region=`));
});

test('a claim turns a black flag on an open board', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  const unit = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(unit, 'unit', '/my', server.url);
  const late = unit.locator('.grid-due li').filter({ hasText: /逾期 \d+ 天/ });
  for (const unfold of await unit.locator('.grid-unfold[aria-label*="个节点"]').all()) {
    if ((await late.count()) > 0) break;
    await unfold.click();
    await expect(unfold).toHaveAttribute('aria-expanded', 'true');
  }
  const year = /(\d{4})\.\d\d/.exec((await late.first().textContent()) ?? '')?.[1];
  await signIn(page, 'office', `/plan?year=${year}`, server.url);
  const black = page.locator(`${counted}overdue b`);
  const claimed = page.locator(`${counted}claimed b`);
  const before = [Number(await black.textContent()), Number(await claimed.textContent())] as const;
  const form = late.first().locator('.claim').first();
  await form.locator('summary').click();
  await form.locator('input[type="date"]').fill(day(-1));
  await form.locator('button.primary').click();
  await expect(claimed).toHaveText(String(before[1] + 1));
  await expect(black).toHaveText(String(before[0] - 1));
  await unit.context().close();
});
