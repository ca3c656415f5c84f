// The hand on the map: whatever it does ends in the address, and nothing is blank on the way.
import type { Locator, Page } from '@playwright/test';
import { expect, open, test } from '../../support/test';

const canvas = (page: Page) => page.locator('.map-canvas');
const layer = (page: Page) => page.locator('.map-layer');

async function middle(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.boundingBox();
  if (!box) throw new Error('the map is not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Longitude, latitude and level of the picture that stands. */
async function window(page: Page): Promise<[number, number, number]> {
  const text = await page.locator('.map-svg').getAttribute('data-viewport');
  return (text ?? '').split(',').map(Number) as [number, number, number];
}

/** Opened and drawn for this screen: then the hand may take it. */
async function ready(page: Page, address = '/'): Promise<void> {
  await open(page, address);
  await expect
    .poll(() => page.evaluate(() => {
      const [frame, svg] = [document.querySelector('.map-canvas'), document.querySelector('.map-svg')];
      const width = Number(svg?.getAttribute('viewBox')?.split(' ')[2]);
      return Math.abs(width - 1.5 * (frame?.clientWidth ?? 0));
    }))
    .toBeLessThan(2);
}

test('a drag moves the land with the hand and its end is in the address', async ({ page }) => {
  await ready(page);
  const before = await window(page);
  const { x, y } = await middle(canvas(page));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 100, y, { steps: 5 });
  await expect(layer(page)).toHaveCSS('transform', /matrix\(1, 0, 0, 1, -\d\d/);
  await page.mouse.up();
  await expect(page).toHaveURL(/at=/);
  await expect.poll(async () => (await window(page))[0]).toBeGreaterThan(before[0]);
  await expect(layer(page)).toHaveCSS('transform', 'none');
  await expect(page, 'a drag over a mark opens nothing').not.toHaveURL(/selected=|region=/);
});

test('a key opens a project though the mouse has dragged before', async ({ page }) => {
  await ready(page);
  const { x, y } = await middle(canvas(page));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 40, y, { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL(/at=/);
  await page.locator('a.mark:not([tabindex])').last().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/selected=/);
});

test('the wheel comes nearer to the place under the pointer', async ({ page }) => {
  await ready(page);
  const before = await window(page);
  const { x, y } = await middle(canvas(page));
  await page.mouse.move(x + 200, y);
  await page.mouse.wheel(0, -300);
  await expect(page).toHaveURL(/at=/);
  await expect.poll(async () => (await window(page))[2]).toBeGreaterThan(before[2] + 0.5);
  expect((await window(page))[0], 'the middle moved towards the pointer').toBeGreaterThan(before[0]);
});

test('keys move, zoom and lead home', async ({ page }) => {
  await ready(page);
  const before = await window(page);
  await canvas(page).focus();
  await page.keyboard.press('+');
  await expect.poll(async () => (await window(page))[2]).toBeCloseTo(before[2] + 1, 1);
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await window(page))[0]).toBeGreaterThan(before[0]);
  await page.keyboard.press('Home');
  await expect(page).not.toHaveURL(/at=/);
  await expect.poll(() => window(page)).toEqual(before);
});

test('a double click on land comes nearer and does not drill into the region', async ({ page }) => {
  await ready(page);
  const before = await window(page);
  const free = await page.evaluate(() => {
    // A place of land without a mark.
    const frame = document.querySelector('.map-canvas')!.getBoundingClientRect();
    for (let share = 0.25; share < 0.75; share += 0.01) {
      const [x, y] = [frame.x + frame.width * share, frame.y + frame.height * (0.3 + share / 3)];
      if (document.elementFromPoint(x, y)?.closest('a')?.classList.contains('region')) return { x, y };
    }
    throw new Error('no land in sight');
  });
  await page.mouse.dblclick(free.x, free.y);
  await expect.poll(async () => (await window(page))[2]).toBeGreaterThan(before[2] + 0.5);
  await expect(page).not.toHaveURL(/region=/);
});

test('a rectangle drawn with Shift filters what stands in it', async ({ page }) => {
  await ready(page);
  const all = await page.locator('a.mark').count();
  const { x, y } = await middle(canvas(page));
  await page.keyboard.down('Shift');
  await page.mouse.move(x - 120, y - 100);
  await page.mouse.down();
  await page.mouse.move(x + 120, y + 100, { steps: 5 });
  await expect(page.locator('.map-box')).toBeVisible();
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(page).toHaveURL(/within=/);
  await expect.poll(() => page.locator('a.mark').count()).toBeLessThan(all);
  const chip = page.getByRole('link', { name: '框选范围' });
  await chip.click();
  await expect.poll(() => page.locator('a.mark').count()).toBe(all);
});

test('far drags find land drawn before its blank edge shows', async ({ page }) => {
  await ready(page, '/?at=106.6,30.4,12');
  const { x, y } = await middle(canvas(page));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.evaluate(() => {
    const [frame, drawn] = ['.map-canvas', '.map-layer'].map((name) => document.querySelector(name)!);
    const look = (): void => {
      const spare = drawn!.getBoundingClientRect().right - frame!.getBoundingClientRect().right;
      document.body.dataset.spare = `${Math.min(spare, Number(document.body.dataset.spare ?? Infinity))}`;
      requestAnimationFrame(look);
    };
    look();
  });
  const spare = () => page.evaluate(() => Number(document.body.dataset.spare));
  // Twice as far as was drawn beyond the edge, at the speed of a hand that looks for something.
  for (let way = 0; way < 600; way += 10) {
    await page.mouse.move(x - way, y);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  expect(await spare()).toBeGreaterThanOrEqual(0);
  await page.mouse.up();
  await expect(page).toHaveURL(/at=106\.[7-9]/);
});

test('a project is found by the initials of its name', async ({ page }) => {
  await open(page, '/projects?q=GA');
  const lines = page.locator('tbody tr');
  await expect(lines.first()).toContainText('广安');
  await open(page, '/projects?q=qqqq');
  await expect(lines).toHaveCount(0);
});

test.describe('with two fingers', () => {
  test.use({ hasTouch: true });

  test('a pinch zooms about its middle', async ({ page }) => {
    await ready(page);
    const before = await window(page);
    const { x, y } = await middle(canvas(page));
    const session = await page.context().newCDPSession(page);
    const fingers = (apart: number) => [
      { x: x - apart, y, id: 1 },
      { x: x + apart, y, id: 2 },
    ];
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(50) });
    for (const apart of [60, 75, 100]) {
      await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(apart) });
    }
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect.poll(async () => (await window(page))[2]).toBeCloseTo(before[2] + 1, 1);
  });
});
