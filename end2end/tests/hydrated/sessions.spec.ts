// Where people are signed in, and what the administrator reads of it.
import { expect, open, seriousFaults, signIn, test } from '../../support/test';

test('somebody ends the session of a browser they left behind', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  const left = await browser.newPage({ locale: 'zh-CN' });
  await signIn(left, 'unit', '/my', server.url);
  await signIn(page, 'unit', '/my', server.url);
  await open(page, `${server.url}/password`);
  const sessions = page.locator('.sheet-session-list li');
  await expect(sessions).toHaveCount(2);
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '结束其他全部登录' }).click();
  await expect(sessions).toHaveCount(1);
  await left.goto(`${server.url}/my`);
  await expect(left.getByRole('link', { name: '登录', exact: true })).toBeVisible();
  await left.close();
});

test('the administrator reads who did what, signs somebody out and gives a token an end', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  const office = await browser.newPage({ locale: 'zh-CN' });
  await signIn(office, 'office', '/office', server.url);
  await signIn(page, 'admin', '/admin', server.url);
  const audit = page.locator('#audit');
  await expect(audit.locator('tbody tr').first()).toContainText('登录');
  expect(await seriousFaults(page, '#audit')).toEqual([]);

  const row = page.locator('#people tr', { hasText: 'office' }).first();
  await row.getByRole('button', { name: '结束全部登录' }).click();
  await row.getByRole('button', { name: '确认结束' }).click();
  await expect(office.getByRole('link', { name: '登录', exact: true })).toBeVisible();
  await office.close();

  const phone = await browser.newPage({ locale: 'zh-CN' });
  await signIn(phone, 'leader', '/', server.url);
  const leader = page.locator('#people tr', { hasText: 'leader' }).first();
  await leader.getByText('登录情况').click();
  await expect(leader.locator('li')).toHaveCount(1);
  await expect(leader.locator('li')).toContainText('127.0.0.1');
  expect(await seriousFaults(page, '#people')).toEqual([]);
  await leader.getByRole('button', { name: '结束', exact: true }).click();
  await expect(leader.getByText('目前没有登录。')).toBeVisible();
  await expect(phone.getByRole('link', { name: '登录', exact: true })).toBeVisible();
  await phone.close();

  const displays = page.locator('#displays');
  await displays.getByLabel('有效期至').fill('2099-12-31');
  await displays.locator('input[name="label"]').fill('二楼大厅');
  await displays.locator('form').first().getByRole('button').click();
  await expect(displays.locator('li').first()).toContainText('有效期至2099-12-31');
  await expect(displays.locator('li').first()).toContainText('负责人：admin');

  await audit.locator('select[name="kind"]').selectOption('sessions-ended');
  await audit.getByRole('button', { name: '查找' }).click();
  await expect(page).toHaveURL(/kind=sessions-ended/);
  await expect(page.locator('#audit tbody tr')).toHaveCount(2);
  await expect(page.locator('#audit tbody tr').first()).toContainText('leader');
  await expect(page.locator('#audit tbody tr').last()).toContainText('office');
});
