// The pages in the oldest browser that has to show them.
import { test } from '../../support/oldest';
import { expect, open } from '../../support/test';

test('the pages hydrate in Chromium 109', async ({ page, browser }) => {
  expect(browser.version()).toMatch(/^109\./);
  for (const address of ['/', '/projects', '/projects/1', '/wall']) {
    await open(page, address);
    await expect(page.locator('main')).toBeVisible();
  }
});
