// The month's grid of a county with 1,430 projects in the oldest browser: its page, how long a key takes
// until the frame that shows it is painted, and frames while it scrolls; at full and at a quarter of the speed.
import type { CDPSession, Page } from '@playwright/test';
import { addProjects, lineCount, whose } from '../support/desk';
import { test } from '../support/oldest';
import { expect, open, signIn } from '../support/test';
import { frames, kilobytes, quantile, report } from './frames';

const LINES = 1_430;
const DOWN = 30;
const TURNS = 120;

/** Milliseconds from each of these keys until its frame is painted. */
async function untilPaint(page: Page, keys: string[]): Promise<number[]> {
  await page.evaluate(() => {
    const waits: Promise<number>[] = [];
    const note = (event: Event): void => {
      waits.push(new Promise((resolve) => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - event.timeStamp);
        port2.postMessage(null);
      })));
    };
    addEventListener('keydown', note, { capture: true });
    Object.assign(window, { waits, restful: () => removeEventListener('keydown', note, { capture: true }) });
  });
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.evaluate(() => (window as unknown as { waits: Promise<number>[] }).waits.at(-1));
  }
  return page.evaluate(async () => {
    const { waits, restful } = window as unknown as { waits: Promise<number>[]; restful: () => void };
    restful();
    return (await Promise.all(waits)).sort((a, b) => a - b);
  });
}

async function measured(page: Page, processor: CDPSession, rate: number): Promise<void> {
  const speed = rate === 1 ? 'full speed' : 'a quarter of the speed';
  const box = page.locator('.grid-scroll');
  await box.evaluate((box) => box.scrollTo(0, 0));
  await page.locator('[data-line="0"] > .month').click();
  await processor.send('Emulation.setCPUThrottlingRate', { rate });
  const kinds: [string, string[]][] = [
    ['a letter', Array.from({ length: DOWN }, () => ['1', '2', 'Enter']).flat()],
    ['an arrow', Array.from({ length: 2 * DOWN }, () => 'ArrowDown')],
    ['a page', Array.from({ length: 20 }, () => 'PageDown')],
  ];
  for (const [name, keys] of kinds) {
    const times = await untilPaint(page, keys);
    report(`grid, 1,430 lines, Chromium 109: ${name} until painted at ${speed}, p95`, quantile(times, 0.95), 'ms', '50 ms');
  }
  let holes = 0;
  await box.hover();
  const scroll = await frames(page, async () => {
    for (let turn = 0; turn < TURNS; turn += 1) {
      await page.mouse.wheel(0, 240);
      holes += await page.evaluate(() => new Promise<number>((done) => requestAnimationFrame(() => {
        const { left, top, height } = document.querySelector('.grid-scroll')!.getBoundingClientRect();
        const line = document.elementFromPoint(left + 400, top + height / 2)?.closest('tbody tr');
        done(line?.classList.contains('grid-gap') ? 1 : 0);
      })));
    }
  });
  report(`grid, 1,430 lines, Chromium 109: scroll at ${speed}, frame p95`, scroll.p95, 'ms');
  report(`grid, 1,430 lines, Chromium 109: scroll at ${speed}, longest frame`, scroll.worst, 'ms', '100 ms');
  report(`grid, 1,430 lines: looks of ${TURNS} at empty lines while scrolling at ${speed}`, holes, '');
  await processor.send('Emulation.setCPUThrottlingRate', { rate: 1 });
}

test('the grid of 1,430 lines', async ({ page, browser, startServer }) => {
  expect(browser.version()).toMatch(/^109\./);
  const server = await startServer({ demo: true });
  await signIn(page, 'county', '/my', server.url);
  await addProjects(server, await whose(page), LINES - (await lineCount(page)));
  await expect.poll(() => lineCount(page), { timeout: 60_000 }).toBe(LINES);
  const answer = page.waitForResponse((response) => new URL(response.url()).pathname === '/my');
  await open(page, `${server.url}/my`);
  report('grid, 1,430 lines: HTML', (await (await answer).body()).length / 1024, 'KB');
  const answered = await page.evaluate(() => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).responseEnd);
  report('grid, 1,430 lines: HTML, until it is there', answered, 'ms');
  report('grid, 1,430 lines: page with bundle', await kilobytes(page), 'KB');
  report('grid, 1,430 lines: elements in the page', await page.evaluate(() => document.querySelectorAll('*').length), '');
  const processor = await page.context().newCDPSession(page);
  for (const rate of [1, 4]) await measured(page, processor, rate);
});
