// Reading needs no JavaScript.
import { expect, test } from '../../support/test';

for (const address of ['/', '/projects', '/wall']) {
  test(`${address} reads without JavaScript`, async ({ page }) => {
    const answer = await page.goto(address);
    expect(answer?.status()).toBe(200);
    await expect(page.locator('main')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty();
  });
}
