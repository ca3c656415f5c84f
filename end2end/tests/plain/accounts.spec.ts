// Signing in and out needs no JavaScript.
import { expect, test } from '../../support/test';
import { DEMO_PASSWORD } from '../../support/server';

test('one signs in, reads, and signs out without JavaScript', async ({ page, demo }) => {
  await page.goto(`${demo.url}/login?back=/projects`);
  await page.getByLabel('账号').fill('county');
  await page.getByLabel('密码').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page).toHaveURL(/\/projects$/);
  await expect(page.locator('.account summary')).toContainText('county');
  await page.locator('.account summary').click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByLabel('密码')).toBeVisible();
});

for (const [name, address, words] of [
  ['county', '/my', '报送期'],
  ['office', '/office', '待认定申报'],
  ['office', '/problems?order=meeting', '未解决'],
] as const) {
  test(`${name} reads ${address} without JavaScript`, async ({ page, demo }) => {
    await page.goto(`${demo.url}/login?back=${encodeURIComponent(address)}`);
    await page.getByLabel('账号').fill(name);
    await page.getByLabel('密码').fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await expect(page.locator('main')).toContainText(words);
    await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty();
  });
}

test('the desk shows its lines and the milestones that are due without JavaScript', async ({ page, demo }) => {
  await page.goto(`${demo.url}/login?back=/my`);
  await page.getByLabel('账号').fill('county');
  await page.getByLabel('密码').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  const due = page.locator('.grid-row').filter({ has: page.locator('.grid-unfold[aria-label*="个节点"]') }).first();
  const name = (await due.locator('th a b').textContent()) ?? '';
  const below = page.locator('section.grid-due').filter({ has: page.getByRole('heading', { name, exact: true }) });
  await expect(below.locator('li b').first()).toBeVisible();
});
