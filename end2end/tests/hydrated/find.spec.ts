// Finding a project: by filter, by click, by county, by a link somebody sent.
import type { Page } from '@playwright/test';
import { expect, open, test } from '../../support/test';

const marks = (page: Page) => page.locator('.map-canvas a.mark');
const panel = (page: Page) => page.getByRole('article');
const sums = (page: Page) => page.locator('.map-sums');

test('a project is found by filter and opened by a click on its mark', async ({ page }) => {
  await open(page, '/');
  const all = await marks(page).count();
  expect(all).toBeGreaterThan(60);
  await page.getByRole('searchbox').fill('锂电池');
  await page.getByRole('searchbox').press('Enter');
  await expect(page).toHaveURL(/q=/);
  await expect.poll(() => marks(page).count()).toBeLessThan(all / 3);

  const mark = marks(page).first();
  const id = await mark.getAttribute('data-id');
  await mark.click({ force: true });
  await expect(page).toHaveURL(new RegExp(`selected=${id}`));
  await expect(panel(page).getByRole('heading', { level: 2 })).toContainText('锂电池');
  await panel(page).getByRole('link', { name: '查看完整档案' }).click();
  await expect(page).toHaveURL(new RegExp(`/projects/${id}$`));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('锂电池');
});

test('a county is drilled into from the map and left again', async ({ page }) => {
  await open(page, '/');
  await expect(sums(page)).toContainText('100 / 100');
  await page.locator('a.region[data-region="5"]').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/region=5/);
  await expect(sums(page)).not.toContainText('100 / 100');
  await expect(page.locator('a.region.here')).toHaveCount(1);
  await page.goBack();
  await expect(sums(page)).toContainText('100 / 100');
});

test('a shared link shows what its sender saw', async ({ page, browser }) => {
  await open(page, '/?lamp=red,yellow&stage=building');
  const words = await sums(page).innerText();
  const seen = await marks(page).count();
  const other = await browser.newPage();
  await other.goto(page.url());
  expect(await sums(other).innerText()).toBe(words);
  expect(await marks(other).count()).toBe(seen);
  await other.close();
});

test('the ledger is filtered, sorted and opened', async ({ page }) => {
  await open(page, '/projects');
  const rows = page.locator('tbody tr');
  await expect(rows).toHaveCount(100);
  await page.goto('/projects?lamp=red&sort=-lag');
  const red = await rows.count();
  expect(red).toBeGreaterThan(0);
  expect(red).toBeLessThan(20);
  await rows.first().getByRole('link').first().click();
  await expect(page).toHaveURL(/\/projects\/\d+$/);
});
