// The ledger: a project is found by its name, its table sorted, its file read.
import { expect, open, test } from '../../support/test';

test('a project is found by its name and opened', async ({ page }) => {
  await open(page, '/projects');
  const rows = page.locator('tbody tr');
  const all = await rows.count();
  const name = (await rows.nth(3).getByRole('rowheader').getByRole('link').textContent()) ?? '';

  const search = page.getByRole('searchbox');
  await search.fill(name);
  await search.press('Enter');
  await expect(page).toHaveURL(/[?&]q=/);
  await expect.poll(() => rows.count()).toBeLessThan(all);

  await rows.getByRole('link', { name, exact: true }).click();
  await expect(page).toHaveURL(/\/projects\/\d+$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
});

test('a filter narrows the ledger to its lines', async ({ page }) => {
  await open(page, '/projects');
  const choice = page.locator('select[name=region]');
  const words = (await choice.locator('option').nth(1).textContent()) ?? '';
  const [name, count] = words.split(' ');
  await choice.selectOption({ index: 1 });
  await expect(page.locator('tbody tr')).toHaveCount(Number(count));
  await expect(page.locator('tbody tr').first()).toContainText(name!);
});

test('a click on a column sorts by it, and again turns the order round', async ({ page }) => {
  await open(page, '/projects');
  const column = page.getByRole('columnheader').filter({ hasText: '总投资' });
  await column.getByRole('link').click();
  await expect(column).toHaveAttribute('aria-sort', /ascending|descending/);
  const first = await column.getAttribute('aria-sort');
  await column.getByRole('link').click();
  await expect(column).not.toHaveAttribute('aria-sort', first!);
});

test('the ledger leaves as a file', async ({ page }) => {
  await open(page, '/projects');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: /xlsx|Excel/i }).click();
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
});
