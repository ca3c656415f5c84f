// The hand on the map: whatever it does ends in the address, and nothing is blank on the way.
import type { Page } from '@playwright/test';
import { canvas, layer, middle, ready, window } from '../../support/map';
import { expect, open, test } from '../../support/test';

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

test('focus and selection survive the picture that takes the place of another', async ({ page }) => {
  await ready(page);
  const { x, y } = await middle(canvas(page));
  const id = await page.locator('a.mark:not([tabindex])').evaluateAll((marks, [x, y]) => {
    const far = (mark: Element) => {
      const box = mark.getBoundingClientRect();
      return Math.hypot(box.x + box.width / 2 - x!, box.y + box.height / 2 - y!);
    };
    const [nearest] = marks.sort((a, b) => far(a) - far(b)) as HTMLElement[];
    nearest!.focus();
    return nearest!.getAttribute('data-id');
  }, [x, y]);
  // Whoever presses the next key in the moment in which a picture has come has the focus already.
  await layer(page).evaluate((drawn) => {
    const note = () => drawn.setAttribute('data-focused', document.activeElement?.getAttribute('data-id') ?? 'nothing');
    const { port1: heard, port2: next } = new MessageChannel();
    heard.onmessage = note;
    new MutationObserver(() => next.postMessage(null)).observe(drawn, { childList: true });
  });
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/selected=/);
  await expect(layer(page)).toHaveAttribute('data-focused', id!);
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/at=/);
  await expect(layer(page)).toHaveCSS('transform', 'none');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-id'))).toBe(id);
  await expect(page.locator(`a.mark.selected[data-id="${id}"]`)).toHaveCount(1);
});

for (const [screen, viewport] of Object.entries({ '1080p': { width: 1920, height: 1080 }, '4K': { width: 3840, height: 2160 } })) {
  test(`far drags find land drawn before its blank edge shows at ${screen}`, async ({ page }) => {
    await page.setViewportSize(viewport);
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
    const far = viewport.width * 0.4;
    for (let way = 0; way < far; way += far / 60) {
      await page.mouse.move(x - way, y);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    expect(await spare()).toBeGreaterThanOrEqual(0);
    await page.mouse.up();
    await expect(page).toHaveURL(/at=10[67]\./);
  });
}

test('a project is found by the initials of its name', async ({ page }) => {
  await open(page, '/projects?q=GA');
  const lines = page.locator('tbody tr');
  await expect(lines.first()).toContainText('广安');
  await open(page, '/projects?q=qqqq');
  await expect(lines).toHaveCount(0);
});

test.describe('with fingers', () => {
  test.use({ hasTouch: true });

  /** Each row one moment: where the fingers are. */
  async function touch(page: Page, moments: { x: number; y: number }[][]): Promise<void> {
    const session = await page.context().newCDPSession(page);
    for (const [index, fingers] of moments.entries()) {
      const type = index === 0 ? 'touchStart' : 'touchMove';
      const touchPoints = fingers.map((finger, id) => ({ ...finger, id: id + 1 }));
      await session.send('Input.dispatchTouchEvent', { type, touchPoints });
    }
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }

  test('two zoom about their middle', async ({ page }) => {
    await ready(page);
    const before = await window(page);
    const { x, y } = await middle(canvas(page));
    const apart = [50, 60, 75, 100];
    await touch(page, apart.map((away) => [{ x: x - away, y }, { x: x + away, y }]));
    await expect.poll(async () => (await window(page))[2]).toBeCloseTo(before[2] + 1, 1);
  });

  test('one draws the rectangle after its button, once', async ({ page }) => {
    await ready(page);
    const { x, y } = await middle(canvas(page));
    const stroke = [-120, 0, 120].map((way) => [{ x: x + way, y: y + way / 2 }]);
    const button = page.getByRole('button', { name: '框选项目' });
    await button.tap();
    await expect(button).toHaveAttribute('aria-pressed', 'true');
    await touch(page, stroke);
    await expect(page).toHaveURL(/within=/);
    await expect(page, 'the map has not moved').not.toHaveURL(/at=/);
    await expect(button).toHaveAttribute('aria-pressed', 'false');
    await touch(page, stroke);
    await expect(page, 'the next drag moves it again').toHaveURL(/at=/);
  });
});
