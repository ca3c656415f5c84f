// Finding and reading need no JavaScript: forms and links do what scripts do elsewhere.
import { expect, test } from '../../support/test';

test('the ledger is filtered by its form', async ({ page }) => {
  await page.goto('/projects');
  const rows = page.locator('tbody tr');
  const all = await rows.count();
  const name = (await rows.nth(2).getByRole('rowheader').getByRole('link').textContent()) ?? '';
  await page.getByRole('searchbox').fill(name);
  await page.getByRole('button', { name: '筛选' }).click();
  await expect(page).toHaveURL(/[?&]q=/);
  expect(await rows.count()).toBeLessThan(all);
  await rows.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
});

test('the plan board is grouped by its form, and a flag leads to its milestone', async ({ page }) => {
  await page.goto('/plan');
  await page.getByLabel('分组').selectOption('region');
  await page.locator('.plan-choice').getByRole('button').click();
  await expect(page).toHaveURL(/group=region/);
  await expect(page.locator('.plan-group').first()).toBeVisible();
  const flag = page.locator('.plan tbody a.plan-flag').first();
  const project = await flag.locator('xpath=ancestor::tr').getAttribute('data-project');
  await flag.click();
  await expect(page).toHaveURL(new RegExp(`/projects/${project}#milestones$`));
});

test('the map opens a region and a project by links', async ({ page }) => {
  await page.goto('/');
  const region = await page.locator('a.region').first().getAttribute('href');
  await page.goto(region!);
  await expect(page.getByRole('navigation', { name: '所在县区' })).toBeVisible();
  // The mark drawn last lies on top of all others.
  await page.locator('a.mark').last().click();
  await expect(page.locator('article.panel h2').first()).not.toBeEmpty();
});

test.describe('an unknown project', () => {
  test.use({ expectedErrors: [/status of 404/] });

  test('is said not to exist', async ({ page }) => {
    const answer = await page.goto('/projects/999999');
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('main')).not.toBeEmpty();
  });
});
