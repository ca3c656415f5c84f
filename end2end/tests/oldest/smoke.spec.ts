// The oldest browser that has to show the pages: Chromium 109, the last one for Windows 7.
import chromium from '@sparticuz/chromium';
import { CHROMIUM_FLAGS } from '../../support/browser';
import { expect, open, test as base } from '../../support/test';

const test = base.extend<object, { launchOptions: object }>({
  launchOptions: [
    async ({}, use) => {
      const executablePath = await chromium.executablePath();
      await use({ executablePath, args: [...CHROMIUM_FLAGS, '--single-process', '--no-zygote'] });
    },
    { scope: 'worker' },
  ],
});

// One page for all: in a single process the browser ends with its first page.
test('the pages hydrate in Chromium 109', async ({ page, browser }) => {
  expect(browser.version()).toMatch(/^109\./);
  for (const address of ['/', '/projects', '/projects/1', '/wall']) {
    await open(page, address);
    await expect(page.locator('main')).toBeVisible();
  }
});
