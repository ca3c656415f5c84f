// Frame times while a hand is on the map, and what a page cost until it stood.
import type { Page } from '@playwright/test';

export interface Row {
  name: string;
  value: number;
  unit: string;
  goal: string;
}

/** The screens that walls have. */
export const SCREENS = { '1080p': { width: 1920, height: 1080 }, '4K': { width: 3840, height: 2160 } };

export interface Spread {
  p50: number;
  p95: number;
  worst: number;
}

/** One line of JSON a row, as every benchmark prints it. */
export function report(name: string, value: number, unit: string, goal = ''): void {
  const row: Row = { name, value: Math.round(value * 100) / 100, unit, goal };
  process.stdout.write(`${JSON.stringify(row)}\n`);
}

/** What so large a share of sorted values does not exceed. */
export function quantile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** Milliseconds between frames that came at these times. */
export function between(times: number[]): Spread {
  const gaps = times.slice(1).map((time, index) => time - times[index]!);
  gaps.sort((a, b) => a - b);
  return { p50: quantile(gaps, 0.5), p95: quantile(gaps, 0.95), worst: gaps.at(-1) ?? NaN };
}

/** Milliseconds between frames while `work` goes on. */
export async function frames(page: Page, work: () => Promise<void>): Promise<Spread> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { frameTimes: times });
    const note = (time: number): void => {
      times.push(time);
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  await work();
  return between(await page.evaluate(() => (window as unknown as { frameTimes: number[] }).frameTimes));
}

/** Drags to and fro about a place for some hundred moves, then turns the wheel. */
export async function drag(page: Page, x: number, y: number): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let move = 0; move < 180; move += 1) {
    await page.mouse.move(x + 160 * Math.sin(move / 12), y + 90 * Math.sin(move / 17));
  }
  await page.mouse.up();
}

export async function wheel(page: Page, x: number, y: number): Promise<void> {
  await page.mouse.move(x, y);
  for (let turn = 0; turn < 40; turn += 1) await page.mouse.wheel(0, turn % 20 < 10 ? -60 : 60);
}

/** Kilobytes that came over the wire since the page was opened. */
export async function kilobytes(page: Page): Promise<number> {
  const bytes = await page.evaluate(() => {
    const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    return entries.reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).transferSize, 0);
  });
  return bytes / 1024;
}
