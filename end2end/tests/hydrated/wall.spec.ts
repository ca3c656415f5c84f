// The wall: everything it says is explained, and nobody has to touch it.
import { closeMonth, monthOf } from '../../support/months';
import { expect, open, signIn, test } from '../../support/test';

test('whoever is behind stands on the wall with the arithmetic', async ({ page }) => {
  await open(page, '/wall');
  const lines = page.locator('.wall-lagging li');
  await expect(lines.first()).toBeVisible();
  for (const line of await lines.all()) await expect(line.locator('.why')).not.toBeEmpty();
  await expect(page.locator('.wall-regions tbody tr')).not.toHaveCount(0);
});

test('every screen names its period, the age of its data, and that the city is invented', async ({ page }) => {
  for (const address of ['/', '/projects', '/wall']) {
    await open(page, address);
    await expect(page.getByText('演示数据').first()).toBeVisible();
    await expect(page.getByText(/投资截至/).first()).toBeVisible();
    await expect(page.getByText(/^数据/).first()).toBeVisible();
  }
});

test('only what came in while the wall stands is lit up', async ({ browser, page, startServer }) => {
  const server = await startServer({ demo: true });
  await open(page, `${server.url}/wall`);
  const lines = page.locator('.wall-news li');
  const first = await lines.first().textContent();
  const [county, office] = [await browser.newPage(), await browser.newPage()];
  await signIn(county, 'county', '/my', server.url);
  await signIn(office, 'office', '/office', server.url);
  await closeMonth(office, await monthOf(county));
  await expect(lines.first()).not.toHaveText(first ?? '');
  await expect(lines.first()).toHaveClass('fresh');
  const stood = lines.filter({ hasText: first ?? '' });
  await expect(stood).not.toHaveClass('fresh');
  await Promise.all([county.close(), office.close()]);
});

for (const [width, height] of [
  [1920, 1080],
  [3840, 2160],
  [2560, 1080],
] as const) {
  test(`the wall fills ${width}×${height} without scrolling`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, '/wall');
    const overflow = () => page.evaluate(() => {
      const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
      return [scrollWidth - clientWidth, scrollHeight - clientHeight];
    });
    await expect.poll(overflow).toEqual([0, 0]);
  });
}
