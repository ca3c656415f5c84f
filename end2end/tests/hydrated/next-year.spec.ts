// The next year's list is made from this year's: looked at, with exceptions, and counting after one command.
import { ask, expect, open, seriousFaults, signIn, test } from '../../support/test';

test('an office carries its list over to the next year, with an exception and a plan', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'office', '/office', server.url);
  await page.getByRole('link', { name: '结转下年度清单' }).click();
  const carried = page.locator('section[aria-labelledby="next-year.carried"] li');
  const left = page.locator('section[aria-labelledby="next-year.left"] li');
  await expect(carried.first()).toBeVisible();
  await expect(left.filter({ hasNotText: '已竣工' }).filter({ hasNotText: '已取消' })).toHaveCount(0);
  expect(await seriousFaults(page, '.next-page')).toEqual([]);
  const [count, behind] = [await carried.count(), await left.count()];
  const [excepted, planned, taken] = [
    await carried.nth(0).getAttribute('data-project'),
    await carried.nth(1).getAttribute('data-project'),
    await left.nth(0).getAttribute('data-project'),
  ];

  const line = (project: string | null) => page.locator(`.next-lines [data-project="${project}"]`);
  await line(excepted).getByRole('checkbox').uncheck();
  await line(taken).getByRole('checkbox').check();
  await line(planned).getByLabel('下年度计划').fill('一千二');
  await page.getByRole('button', { name: '生成清单' }).click();
  await expect(line(planned).getByRole('alert')).toContainText('不小于零');
  await line(planned).getByLabel('下年度计划').fill('1,200');
  await page.getByLabel('新清单名称').fill('明年的清单');
  await page.getByRole('button', { name: '生成清单' }).click();
  const asked = page.getByRole('alertdialog');
  await expect(asked).toContainText(`「明年的清单」：结转 ${count} 个`);
  await expect(asked).toContainText(`不结转 ${behind} 个，填报下年度计划 1 个`);
  await page.getByRole('button', { name: '确认生成' }).click();

  await expect(page.getByText(`「明年的清单」中已有其中 ${count} 个项目`)).toBeVisible();
  await expect(carried).toHaveCount(1);
  await expect(line(excepted).getByRole('checkbox')).toBeChecked();
  await expect(left).toHaveCount(behind - 1);
  await page.getByRole('link', { name: '查看清单' }).click();
  await expect(page).toHaveURL(/list=2/);
  await open(page, `${server.url}/projects/${planned}`);
  await expect(page.locator('.project-plans')).toContainText('1200');
  await expect(page.locator('.project-lists')).toContainText('明年的清单');
});

test('what somebody else made in the meantime is not made twice', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'office', '/office/next-year', server.url);
  await expect(page.locator('.next-lines li').first()).toBeVisible();
  const { text } = await ask(page, '/api/view/next-year', {});
  const { from, into, reads, year } = JSON.parse(text).proposal;
  const name = into.new.name;
  const create = { subject: 'city', action: { list: { create: { name, year } } } };
  const made = { id: `next-${process.pid}-${Date.now()}`, reads, command: create };
  expect((await ask(page, '/api/execute', made)).status).toBe(200);
  await expect(page.getByRole('navigation', { name: '结转到' }).getByRole('link', { name })).toBeVisible();
  await expect(page.getByLabel('新清单名称')).toHaveCount(0);
  expect(from.year + 1).toBe(year);
});

for (const width of [390, 1024, 1920]) {
  test(`the proposal stays within a screen ${width} px wide`, async ({ page, startServer }) => {
    const server = await startServer({ demo: true });
    await page.setViewportSize({ width, height: 900 });
    await signIn(page, 'office', '/office/next-year', server.url);
    await expect(page.locator('.next-lines li').first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}
