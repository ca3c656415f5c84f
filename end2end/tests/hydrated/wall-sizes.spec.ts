// One stylesheet for every wall: what is measured from five metres away, at each size.
import type { Browser, Page } from '@playwright/test';
import { legibility } from '../../support/legible';
import { expect, open, test } from '../../support/test';

interface Wall {
  name: string;
  /** The screen's pixels. */
  width: number;
  height: number;
  /** How many of them make one of the page's. */
  scale?: number;
  /** The least share that the map takes. */
  map: number;
  panels?: boolean;
}

const WALLS: Wall[] = [
  { name: '1080p', width: 1920, height: 1080, map: 0.6 },
  { name: '4K', width: 3840, height: 2160, map: 0.6 },
  { name: '4K at 1.5', width: 3840, height: 2160, scale: 1.5, map: 0.6 },
  { name: '4K at 2.5', width: 3840, height: 2160, scale: 2.5, map: 0.6 },
  { name: 'two 4K panels', width: 7680, height: 2160, map: 0.34, panels: true },
  { name: 'two panels', width: 3840, height: 1080, map: 0.34, panels: true },
  { name: 'ultra-wide', width: 2560, height: 1080, map: 0.6 },
  { name: 'upright', width: 1080, height: 1920, map: 0.4 },
  { name: 'upright 4K at 2.5', width: 2160, height: 3840, scale: 2.5, map: 0.4 },
];

/** A page on that wall; what is shown lies still. */
async function on(browser: Browser, { width, height, scale = 1 }: Wall, address: string): Promise<Page> {
  const viewport = { width: Math.round(width / scale), height: Math.round(height / scale) };
  const context = await browser.newContext({ viewport, deviceScaleFactor: scale, locale: 'zh-CN', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await open(page, address);
  return page;
}

for (const wall of WALLS) {
  test(`the wall at ${wall.name} is legible, whole, and mostly map`, async ({ browser, demo }) => {
    const page = await on(browser, wall, `${demo.url}/wall`);
    await expect(page.locator('.wall-map a.mark, .wall-map a.cluster').first()).toBeVisible();
    // The map is drawn anew for a screen that is not as the server guessed.
    const settled = () => legibility(page).then(({ overlapping, smallest }) => [overlapping, smallest[0] >= 1.595]);
    await expect.poll(settled).toEqual([[], true]);
    const measured = await legibility(page);
    expect(measured.smallest[0], measured.smallest[1]).toBeGreaterThanOrEqual(1.595);
    expect(measured.map).toBeGreaterThanOrEqual(wall.map);
    expect(measured.clipped).toEqual([]);
    expect(measured.faint).toEqual([]);
    if (wall.panels) expect(measured.atBezel).toEqual([]);
    const overflow = await page.evaluate(() => {
      const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
      return [scrollWidth - clientWidth, scrollHeight - clientHeight];
    });
    expect(overflow).toEqual([0, 0]);
    await page.context().close();
  });

  test(`a close-up at ${wall.name} is legible and whole`, async ({ browser, demo }) => {
    const page = await on(browser, wall, `${demo.url}/wall/project/1`);
    await expect(page.locator('.close-up')).toBeVisible();
    const measured = await legibility(page);
    expect(measured.smallest[0], measured.smallest[1]).toBeGreaterThanOrEqual(1.595);
    expect(measured.clipped).toEqual([]);
    expect(measured.overlapping).toEqual([]);
    expect(measured.faint).toEqual([]);
    if (wall.panels) expect(measured.atBezel).toEqual([]);
    await page.context().close();
  });
}

test('a first ledger leaves no room empty at any size', async ({ browser, startServer }) => {
  const server = await startServer({ ledger: 'guangan' });
  for (const wall of WALLS.filter(({ scale }) => scale === undefined)) {
    const context = await browser.newContext({ viewport: { width: wall.width, height: wall.height }, locale: 'zh-CN' });
    await server.letIn(context);
    const page = await context.newPage();
    await open(page, `${server.url}/wall`);
    await expect(page.locator('.wall-notices, .wall-problems')).toHaveCount(0);
    // The list goes down to the counties, or to the end of its panel.
    const { list, below } = await page.evaluate(() => {
      const box = (selector: string) => document.querySelector(selector)!.getBoundingClientRect();
      return { list: box('.wall-lagging'), below: Math.min(box('.wall-news').top, box('.wall-regions').top + (box('.wall-regions').left > box('.wall-lagging').left + 10 ? 1e6 : 0)) };
    });
    expect(Math.abs(list.bottom - below), wall.name).toBeLessThan(4);
    await context.close();
  }
});
