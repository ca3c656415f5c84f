// The oldest browser that has to show the pages: Chromium 109, the last one for Windows 7. In a single
// process it ends with its first page, so that a file has one page for all.
import chromium from '@sparticuz/chromium';
import { CHROMIUM_FLAGS } from './browser';
import { test as base } from './test';

export const test = base.extend<object, { launchOptions: object }>({
  launchOptions: [
    async ({}, use) => {
      const executablePath = await chromium.executablePath();
      await use({ executablePath, args: [...CHROMIUM_FLAGS, '--single-process', '--no-zygote'] });
    },
    { scope: 'worker' },
  ],
});
