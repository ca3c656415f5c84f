// How long a page takes on an office PC: at a quarter of this machine's speed, until it can be read
// and until the browser has taken it over.
import type { Page } from '@playwright/test';
import { signedIn } from '../support/client';
import { expect, test } from '../support/test';
import { quantile, report } from './frames';

const ROUNDS = 5;
const SLOWDOWN = 4;
const PAGES: { address: string; who?: string }[] = [
  { address: '/wall' },
  { address: '/' },
  { address: '/my', who: 'county' },
];

/** Has the page note when it was taken over. */
async function noted(page: Page): Promise<void> {
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body?.hasAttribute('data-hydrated')) return;
      Object.assign(window, { takenOver: performance.now() });
      observer.disconnect();
    }).observe(document, { attributes: true, childList: true, subtree: true, attributeFilter: ['data-hydrated'] });
  });
}

for (const { address, who } of PAGES) {
  test(`${address} at a quarter of the speed`, async ({ browser, demo }) => {
    const [readable, hydrated]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      const context = await browser.newContext();
      if (who) await signedIn(context, demo, who);
      const page = await context.newPage();
      await noted(page);
      const network = await context.newCDPSession(page);
      await network.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
      await page.goto(demo.url + address);
      await expect(page.locator('body')).toHaveAttribute('data-hydrated', '', { timeout: 60_000 });
      const times = await page.evaluate(() => [
        performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
        (window as unknown as { takenOver: number }).takenOver,
      ]);
      readable.push(times[0]!);
      hydrated.push(times[1]!);
      await context.close();
    }
    for (const times of [readable, hydrated]) times.sort((a, b) => a - b);
    report(`${address}, readable at a quarter of the speed, p50`, quantile(readable, 0.5), 'ms');
    report(`${address}, hydrated at a quarter of the speed, p50`, quantile(hydrated, 0.5), 'ms');
  });
}
