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

for (const address of ['/', '/projects', '/wall']) {
  test(`${address} hydrates in Chromium 109`, async ({ page, browser }) => {
    expect(browser.version()).toMatch(/^109\./);
    await open(page, address);
    await expect(page.locator('main')).toBeVisible();
  });
}
