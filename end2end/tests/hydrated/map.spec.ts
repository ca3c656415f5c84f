// The map to work with: find a project, look into a region, hand the view on as a link.
import type { Page } from '@playwright/test';
import { ready } from '../../support/map';
import { expect, open, test } from '../../support/test';

/** The mark drawn last lies on top of all others. */
const topMark = (page: Page) => page.locator('a.mark').last();
const panelHead = (page: Page) => page.locator('article.panel h2').first();

test('a click on a mark opens the project beside the map', async ({ page }) => {
  await ready(page);
  const mark = topMark(page);
  const project = await mark.getAttribute('data-id');
  await mark.click();
  await expect(page).toHaveURL(new RegExp(`selected=${project}`));
  const panel = page.locator('article.panel');
  await expect(panelHead(page)).not.toBeEmpty();
  await expect(page.locator(`a.mark[data-id="${project}"]`)).toHaveClass(/selected/);

  await panel.getByRole('link').last().click();
  await expect(page).toHaveURL(new RegExp(`/projects/${project}$`));
  await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty();
});

test('whoever is behind has a ring and stands in the list, cards or not', async ({ page, startServer }) => {
  const server = await startServer({ ledger: 60 });
  await ready(page, server.url);
  const severe = page.locator('a.mark.lamp-severe');
  await expect(severe.first()).toBeVisible();
  await expect(severe.first().locator('.ring')).toHaveCount(1);
  await expect(severe.first().locator('title')).toContainText('严重滞后');
  await expect(page.locator('.map-svg .card')).toHaveCount(0);
  const listed = page.locator('ol.lagging li');
  await expect(listed).toHaveCount(12);
  await expect(page.locator('.beside h2 span').first()).toContainText('其中严重');
});

test('a click on a line opens its project as its mark would', async ({ page }) => {
  await ready(page);
  // A place on a line that no mark, panel or other line covers.
  const spot = await page.locator('a.shape .hit-line').evaluateAll((lines) => {
    for (const line of lines as SVGPathElement[]) {
      const link = line.closest('a');
      for (let share = 0.05; share < 1; share += 0.05) {
        const point = line.getPointAtLength(line.getTotalLength() * share).matrixTransform(line.getScreenCTM()!);
        const hit = document.elementFromPoint(point.x, point.y);
        if (hit?.closest('a') === link) return { x: point.x, y: point.y, project: link?.getAttribute('data-id') };
      }
    }
    return null;
  });
  expect(spot, 'a line in sight').not.toBeNull();
  await page.mouse.click(spot!.x, spot!.y);
  await expect(page).toHaveURL(new RegExp(`selected=${spot!.project}(&|$)`));
  await expect(panelHead(page)).not.toBeEmpty();
  await expect(page.locator(`a.mark[data-id="${spot!.project}"]`)).toHaveClass(/selected/);
});

test('a region opened by keyboard fills the map, and the way back leads to the whole city', async ({ page }) => {
  await ready(page);
  const marks = page.locator('a.mark');
  const all = await marks.count();
  const region = page.locator('a.region').first();
  await region.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/region=\d+/);
  const path = page.getByRole('navigation', { name: '所在县区' });
  await expect(path.locator('[aria-current]')).not.toBeEmpty();
  await expect.poll(() => marks.count()).toBeLessThan(all);

  await path.getByRole('link').first().click();
  await expect(page).not.toHaveURL(/region=/);
  await expect.poll(() => marks.count()).toBe(all);
});

test('a shared link shows what its sender saw', async ({ page, context }) => {
  await ready(page);
  await page.getByLabel('县区', { exact: true }).selectOption({ index: 1 });
  await expect(page).toHaveURL(/region=\d+/);
  // The marks of the picture before lead to what was shown before.
  await expect(topMark(page)).toHaveAttribute('href', /region=/);
  await topMark(page).click();
  await expect(page).toHaveURL(/selected=\d+/);
  const name = await panelHead(page).textContent();

  const other = await context.newPage();
  await open(other, page.url());
  await expect(panelHead(other)).toHaveText(name ?? '');
  await expect(other.getByLabel('县区', { exact: true })).not.toHaveValue('');
});

test('the map comes nearer by its button and goes back by the browser', async ({ page }) => {
  await ready(page);
  await page.getByRole('link', { name: '放大' }).click();
  await expect(page).toHaveURL(/at=/);
  await page.goBack();
  await expect(page).not.toHaveURL(/at=/);
  await expect(page.locator('a.mark').first()).toBeVisible();
});
