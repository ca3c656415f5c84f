// Signing in and out needs no JavaScript.
import { expect, test } from '../../support/test';
import { addProjects, whose } from '../../support/desk';
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

test('the lines of a large desk are reached page by page without JavaScript', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await page.goto(`${server.url}/login?back=/my`);
  await page.getByLabel('账号').fill('county');
  await page.getByLabel('密码').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await addProjects(server, await whose(page), 60);
  await expect(async () => {
    await page.reload();
    await expect(page.locator('.grid-row')).toHaveCount(30, { timeout: 1_000 });
  }).toPass();
  const seen = new Set<string>();
  const all = Number(await page.locator('.grid').getAttribute('aria-rowcount')) - 1;
  for (let left = all; left > 0; left -= 30) {
    for (const name of await page.locator('.grid-row th a b').allTextContents()) seen.add(name);
    if (left > 30) await page.getByRole('link', { name: '下一页' }).click();
  }
  expect(seen.size).toBe(all);
  expect(await page.getByRole('link', { name: '下一页' }).count()).toBe(0);
});

test('cards and notices that are due on a desk are opened without JavaScript', async ({ page, demo }) => {
  await page.goto(`${demo.url}/login?back=/my`);
  await page.getByLabel('账号').fill('county');
  await page.getByLabel('密码').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.locator('.my-due > summary').click();
  await expect(page.locator('.my-due :is(li, article)').first()).toBeVisible();
});
