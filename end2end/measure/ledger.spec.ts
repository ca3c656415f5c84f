// The ledger of 10,000 projects: its first screen, frames while it scrolls, and how long a place that is
// jumped to stays ruled paper.
import type { Page } from '@playwright/test';
import { expect, open, test } from '../support/test';
import { city } from './city';
import { frames, kilobytes, quantile, report } from './frames';

const PROJECTS = 10_000;
const PLACES = 24;

/** Milliseconds until project lines stand everywhere in sight of a place, jumped to from elsewhere. */
async function filled(page: Page, share: number): Promise<number> {
  return page.evaluate((share) => new Promise<number>((done, fail) => {
    const box = document.querySelector('.ledger-scroll')!;
    const { left, top, height } = box.getBoundingClientRect();
    const head = document.querySelector('.ledger thead')!.getBoundingClientRect().height;
    const line = (y: number) => document.elementFromPoint(left + 300, y)?.closest('tbody tr');
    const start = performance.now();
    const look = (time: number): void => {
      const heights = Array.from({ length: 9 }, (_, at) => top + head + 4 + ((height - head - 24) * at) / 8);
      const holes = heights.filter((y) => line(y)?.classList.contains('ledger-gap') ?? true);
      if (!holes.length) return done(Math.max(0, time - start));
      if (time - start > 10_000) return fail(new Error(`still holes at ${holes}`));
      requestAnimationFrame(look);
    };
    box.scrollTo(0, (box.scrollHeight - box.clientHeight) * share);
    requestAnimationFrame(look);
  }), share);
}

test('the ledger of 10,000 projects', async ({ browser }) => {
  const { server } = await city(PROJECTS);
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  await server.letIn(context);
  const page = await context.newPage();
  await open(page, `${server.url}/projects`);
  const first = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  report('ledger, 10,000 projects: first screen', first ?? NaN, 'ms');
  report('ledger, 10,000 projects: page with bundle', await kilobytes(page), 'KB');
  await expect(page.locator('.ledger-gap').first()).toBeAttached();

  await page.locator('.ledger-scroll').hover();
  let holes = 0;
  const turns = 150;
  const scroll = await frames(page, async () => {
    for (let turn = 0; turn < turns; turn += 1) {
      await page.mouse.wheel(0, 240);
      holes += await page.evaluate(() => new Promise<number>((done) => requestAnimationFrame(() => {
        const { left, top, height } = document.querySelector('.ledger-scroll')!.getBoundingClientRect();
        const line = document.elementFromPoint(left + 300, top + height / 2)?.closest('tbody tr');
        done(line?.classList.contains('ledger-gap') ? 1 : 0);
      })));
    }
  });
  const reached = await page.locator('.ledger-scroll').evaluate((box) => box.scrollTop);
  expect(reached, 'the ledger has scrolled').toBeGreaterThan(10_000);
  report('ledger, 10,000 projects: scroll, frame p50', scroll.p50, 'ms', '16.7 ms p50');
  report('ledger, 10,000 projects: scroll, frame p95', scroll.p95, 'ms');
  report(`ledger, 10,000 projects: looks of ${turns} at ruled paper while scrolling`, holes, '');

  const times: number[] = [];
  for (let place = 0; place < PLACES; place += 1) times.push(await filled(page, ((place * 7) % PLACES) / (PLACES - 1)));
  times.sort((a, b) => a - b);
  report('ledger, 10,000 projects: jump anywhere until filled, p50', quantile(times, 0.5), 'ms');
  report('ledger, 10,000 projects: jump anywhere until filled, worst', times.at(-1) ?? NaN, 'ms');
  await context.close();
  await server.remove();
});
