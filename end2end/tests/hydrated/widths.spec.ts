// At every width of a phone, a tablet and a desk, in both languages: nothing leaves the screen but what
// scrolls in a box of its own, no word is broken, and no line holds a single character of a name.
import type { Page } from '@playwright/test';
import { expect, open, signIn, test } from '../../support/test';

const WIDTHS = [360, 390, 768, 1024, 1280, 1440];
const HEIGHT = 900;

const PAGES: Record<string, string[]> = {
  unit: ['/my', '/notices', '/cards?queue=out'],
  county: ['/review?shown=all'],
  office: [
    '/',
    '/projects',
    '/projects/1',
    '/plan',
    '/plan?group=region',
    '/plan?from=2025&to=2027',
    '/office',
    '/office/rules',
    '/office/import',
    '/office/merge',
    '/office/merge?stays=1&retires=2',
    '/office/next-year',
    '/problems',
    '/review?shown=all',
    '/notices',
    '/notices/1',
    '/notices/types',
    '/cards?queue=answered',
    '/cards/sheet',
  ],
  admin: ['/admin'],
};

/** Every fault of every page is told, not only the first. */
const softly = expect.configure({ soft: true });

/** What is wrong with the page at the width it has, as people would point at it. */
function faults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const told: string[] = [];
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > wide) {
      told.push(`the page is ${document.documentElement.scrollWidth} px wide`);
    }
    const scrolls = (element: Element | null): boolean => {
      for (let at = element; at && at !== document.body; at = at.parentElement) {
        const { overflowX, clipPath } = getComputedStyle(at);
        if (overflowX !== 'visible' || clipPath !== 'none' || at.tagName === 'svg') return true;
      }
      return false;
    };
    const range = document.createRange();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      const parent = node.parentElement;
      if (!text.trim() || !parent?.checkVisibility({ visibilityProperty: true })) continue;
      if (parent.closest('script, style, svg, select, textarea, .paper')) continue;
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.width === 0) continue;
      if ((box.right > wide + 1 || box.left < -1) && !scrolls(parent)) {
        told.push(`“${text.trim().slice(0, 20)}” leaves the screen`);
      }
      // A Latin word stands on one line, unless it is longer than any line, such as an address.
      for (const word of text.matchAll(/[A-Za-z]{2,24}/g)) {
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const tops = new Set([...range.getClientRects()].map((rect) => Math.round(rect.top)));
        if (tops.size > 1) told.push(`“${word[0]}” is broken`);
      }
      // Chinese may break anywhere, but not into a column of single characters.
      const characters = [...text.trim()].length;
      if (characters >= 3) {
        range.selectNodeContents(node);
        const lines = new Set([...range.getClientRects()].map((rect) => Math.round(rect.top))).size;
        if (lines > 1 && characters / lines < 2) told.push(`“${text.trim().slice(0, 20)}” stands one character a line`);
      }
    }
    return [...new Set(told)];
  });
}

for (const [language, name] of [['zh-CN', 'Chinese'], ['en', 'English']] as const) {
  for (const [who, addresses] of Object.entries(PAGES)) {
    test(`${who}'s pages fit every screen in ${name}`, async ({ page, demo }) => {
      test.slow();
      await signIn(page, who, '/', demo.url);
      await page.context().addCookies([{ name: 'lang', value: language, url: demo.url }]);
      for (const address of addresses) {
        await page.setViewportSize({ width: 1440, height: HEIGHT });
        await open(page, address);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: HEIGHT });
          await softly.poll(() => faults(page), { message: `${address} at ${width}`, timeout: 3_000 }).toEqual([]);
        }
      }
    });
  }
}
