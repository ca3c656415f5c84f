// The wall: everything it says is explained, and nobody has to touch it.
import { closeMonth, monthOf } from '../../support/months';
import { boxOf, expect, open, signIn, test } from '../../support/test';

test('whoever is behind stands on the wall with the arithmetic', async ({ page }) => {
  await open(page, '/wall');
  const lines = page.locator('.wall-lagging li');
  await expect(lines.first()).toBeVisible();
  for (const line of await lines.all()) await expect(line.locator('.why')).not.toBeEmpty();
  await expect(page.locator('.wall-regions tbody tr')).not.toHaveCount(0);
});

test('a first ledger makes a true wall at once: no account, no card, no empty half', async ({ page, startServer }) => {
  const server = await startServer({ ledger: 120 });
  await page.setViewportSize({ width: 1920, height: 1080 });
  await open(page, `${server.url}/wall`);
  // The head is never a nameless dot.
  await expect(page.locator('.wall-head h1')).not.toHaveText(/^\s*·/);
  // Stages add up to all projects, and say that only the ledger states them.
  const figures = page.locator('.wall-figures .figure dd');
  const [all, ...stages] = (await figures.allTextContents()).map(Number);
  expect(all).toBe(120);
  expect(stages.reduce((sum, count) => sum + count, 0)).toBe(all);
  await expect(page.locator('.wall-figures .source').first()).toHaveText('台账');
  await expect(page.locator('.wall-figures')).toContainText('调度口径');
  // Lamps as well, on the key of the map.
  const lamps = await page.locator('.wall-key .legend').first().locator('b').allTextContents();
  expect(lamps.map(Number).reduce((sum, count) => sum + count, 0)).toBe(all);
  await expect(page.locator('.wall-map a.mark.lamp-severe').first()).toBeVisible();
  await expect(page.locator('.wall-map .card')).toHaveCount(0);
  // The counties add up to the city.
  const column = async (rows: string, nth: number) =>
    (await page.locator(`.wall-regions ${rows} tr td:nth-of-type(${nth})`).allTextContents()).map(Number);
  for (const nth of [3, 4, 5]) {
    const [city] = await column('tfoot', nth);
    expect((await column('tbody', nth)).reduce((sum, count) => sum + count, 0)).toBe(city);
  }
  // Panels without contents are not there, and the list has their room.
  await expect(page.locator('.wall-notices, .wall-problems')).toHaveCount(0);
  const list = await boxOf(page.locator('.wall-lagging'));
  const side = await boxOf(page.locator('.wall-side'));
  expect(list.height / side.height).toBeGreaterThan(0.3);
  await expect(page.locator('.wall-lagging li')).toHaveCount(48);
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
