// The map in a page: where it is, what it shows, and when a hand may take it.
import type { Locator, Page } from '@playwright/test';
import { boxOf, expect, open } from './test';

export const canvas = (page: Page) => page.locator('.map-canvas');
export const layer = (page: Page) => page.locator('.map-layer');

export async function middle(of: Locator): Promise<{ x: number; y: number }> {
  const box = await boxOf(of);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Longitude, latitude and level of the picture that stands. */
export async function window(page: Page): Promise<[number, number, number]> {
  const text = await page.locator('.map-svg').getAttribute('data-viewport');
  return (text ?? '').split(',').map(Number) as [number, number, number];
}

/** Opened and drawn for this screen: then the hand may take it. */
export async function ready(page: Page, address = '/'): Promise<void> {
  await open(page, address);
  await expect
    .poll(() => page.evaluate(() => {
      const [frame, svg] = [document.querySelector('.map-canvas'), document.querySelector('.map-svg')];
      const [, , width = 0, height = 0] = (svg?.getAttribute('viewBox') ?? '').split(' ').map(Number);
      const away = [width - 1.5 * (frame?.clientWidth ?? 0), height - 1.5 * (frame?.clientHeight ?? 0)];
      return Math.max(...away.map(Math.abs));
    }))
    .toBeLessThan(2);
}
