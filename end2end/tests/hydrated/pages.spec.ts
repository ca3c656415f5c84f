// Every page is taken over by the browser and can be used by everybody.
import { expect, open, seriousFaults, test } from '../../support/test';

for (const address of ['/', '/projects', '/wall']) {
  test(`${address} hydrates and axe finds no serious fault`, async ({ page }) => {
    // A hundred lines of the ledger are a lot to look at, on a machine that is busy otherwise.
    test.slow();
    await open(page, address);
    await expect(page.locator('main')).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
  });
}

test('no page is wider than a phone; what is wider scrolls in its own box', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const address of ['/', '/projects', '/projects/1', '/login']) {
    await open(page, address);
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    await expect.poll(width, { message: address }).toBeLessThanOrEqual(390);
  }
});

test.describe('an unknown address', () => {
  test.use({ expectedErrors: [/status of 404/] });

  test('is answered by a page that leads back to the map', async ({ page }) => {
    const answer = await page.goto('/no/such/page');
    expect(answer?.status()).toBe(404);
    await page.getByRole('main').getByRole('link').first().click();
    await expect(page).toHaveURL(/\/$/);
  });
});

test('the pages speak the language that the browser asks for', async ({ browser, demo }) => {
  const english = await browser.newContext({ locale: 'en-GB' });
  const page = await english.newPage();
  await page.goto(demo.url);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await english.close();
});
