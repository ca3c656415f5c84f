// The month's grid of a county with so many projects that few of its lines stand in the page: everything
// still holds for all of them.
import type { Page } from '@playwright/test';
import { addProjects, cell, lineCount, paste, typeIn, whose } from '../../support/desk';
import type { Server } from '../../support/server';
import { expect, open, seriousFaults, signIn, test } from '../../support/test';

const LINES = 400;
const editor = (page: Page) => page.locator('.grid-editor');
const rows = (page: Page) => page.locator('.grid-row');
const line = (page: Page, at: number) => page.locator(`[data-line="${at}"]`);

/** The desk of a county with as many lines, opened anew. */
async function desk(page: Page, server: Server): Promise<void> {
  await signIn(page, 'county', '/my', server.url);
  await addProjects(server, await whose(page), LINES - (await lineCount(page)));
  await expect.poll(() => lineCount(page)).toBe(LINES);
  await open(page, `${server.url}/my`);
}

/** The line on which the cursor stands. */
const cursor = (page: Page) =>
  page.evaluate(() => {
    const cell = document.querySelector('.grid-editor')?.getAttribute('aria-activedescendant');
    return Number(document.getElementById(cell ?? '')?.parentElement?.dataset.line);
  });

/** What Ctrl+C puts on the clipboard. */
const copied = (page: Page) =>
  editor(page).evaluate((field) => {
    const clipboardData = new DataTransfer();
    field.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
    return clipboardData.getData('text/plain');
  });

test('few of many lines stand in the page, and all can be reached, typed in and counted', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await desk(page, server);
  await expect(page.locator('tfoot')).toContainText(`合计 ${LINES} 个`);
  await line(page, 0).locator('.month').click();
  expect(await rows(page).count()).toBeLessThan(90);
  expect(await seriousFaults(page, '.my-page')).toEqual([]);

  // The wheel brings others; the cursor and the focus stay.
  await page.locator('.grid-scroll').hover();
  await page.mouse.wheel(0, 6_000);
  await expect(line(page, 170)).toBeInViewport();
  expect(await rows(page).count()).toBeLessThan(90);
  await expect(editor(page)).toBeFocused();
  expect(await cursor(page)).toBe(0);
  // What is typed goes where the cursor stands.
  await page.keyboard.press('Control+End');
  await expect(line(page, LINES - 1)).toBeInViewport();
  await page.keyboard.press('Home');
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await expect(line(page, LINES - 1).locator('.month')).toHaveText('7');
  await page.keyboard.press('Control+Home');
  await expect(line(page, 0)).toBeInViewport();
  await expect(line(page, LINES - 1)).toHaveCount(0);
  await page.keyboard.press('Control+Z');
  await expect(line(page, LINES - 1).locator('.month')).toHaveText('');
  await expect(line(page, LINES - 1)).toBeInViewport();
  await page.keyboard.press('Control+Home');
  // What scrolls out of the page with the focus in it keeps it.
  const opened = await line(page, 3).getAttribute('data-project');
  await line(page, 3).locator('.grid-unfold').click();
  await page.locator('.grid-scroll').hover();
  await page.mouse.wheel(0, 9_000);
  await expect(line(page, 250)).toBeInViewport();
  await expect(page.locator(`[data-project="${opened}"] + .grid-due`)).toHaveCount(1);
});

test('a range is copied and a block pasted over lines that do not stand in the page', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await desk(page, server);
  await line(page, 0).locator('.month').click();
  const block = Array.from({ length: LINES }, (_, at) => [`${at + 1}`]);
  block[300] = ['三百'];
  await paste(page, block);
  await expect(page.locator('.grid-foot')).toContainText(`已填 ${LINES} / ${LINES}`);
  await page.keyboard.press('Control+Shift+ArrowDown');
  await expect(page.locator('.grid-frame')).toBeVisible();
  expect((await copied(page)).trim().split('\r\n')).toHaveLength(LINES);
  await page.keyboard.press('Control+Home');
  await expect(line(page, 300)).toHaveCount(0);
  // Faults of all lines are counted, and the next one is where the cursor goes.
  const faults = page.locator('.grid-foot .grid-link.late');
  await expect(faults).toHaveText(/差错 \d+/);
  const stood = await cursor(page);
  await faults.click();
  await expect(editor(page)).toBeFocused();
  await expect.poll(() => cursor(page)).not.toBe(stood);
  expect(await page.locator(`[data-line="${await cursor(page)}"] .fault`).count()).toBeGreaterThan(0);
  await page.reload();
  await expect(page.locator('body')).toHaveAttribute('data-hydrated');
  await expect(page.locator('.grid-foot')).toContainText(`已填 ${LINES} / ${LINES}`);
});

test('a project is found among them, and paper has them all', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await desk(page, server);
  await line(page, 0).locator('.month').click();
  await page.keyboard.press('Control+F');
  const find = page.getByRole('searchbox', { name: '查找项目' });
  await expect(find).toBeFocused();
  await page.keyboard.insertText('补充工程37');
  const name = () => page.evaluate(() => document.getElementById(document.querySelector('.grid-editor')!.getAttribute('aria-activedescendant')!)?.parentElement?.querySelector('th b')?.textContent);
  await expect.poll(name).toMatch(/补充工程37\d?$/);
  const first = await name();
  await page.keyboard.press('Enter');
  await expect.poll(name).not.toBe(first);
  await expect.poll(name).toMatch(/补充工程37\d?$/);
  await page.keyboard.press('Escape');
  await expect(editor(page)).toBeFocused();
  const found = await cursor(page);
  await expect(line(page, found)).toBeInViewport();

  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(rows(page)).toHaveCount(LINES);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect.poll(() => rows(page).count()).toBeLessThan(90);
});

test('on a phone a page of many projects is short, and shows what is looked for', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await desk(page, server);
  await expect(rows(page)).toHaveCount(30);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(5_000);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await page.getByRole('link', { name: '下一页' }).click();
  await expect(line(page, 30)).toBeVisible();
  await expect(line(page, 0)).toHaveCount(0);
  await page.getByRole('searchbox', { name: '查找项目' }).fill('补充工程377');
  await expect(rows(page)).toHaveCount(1);
  const project = await rows(page).first().getAttribute('data-project');
  await rows(page).first().locator('.grid-unfold').click();
  await page.locator('.card-fields').getByRole('textbox', { name: /当月/ }).fill('5');
  await expect(cell(page, project, 'month')).toContainText('5');
  expect(await seriousFaults(page, '.my-page')).toEqual([]);
});

test('typing in one line leaves the others as they are', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'county', '/my', server.url);
  const [first, other] = [await line(page, 0).getAttribute('data-project'), await line(page, 1).getAttribute('data-project')];
  await typeIn(page, first, 'month', '1');
  await page.evaluate((other) => {
    const seen: string[] = [];
    new MutationObserver((all) => seen.push(...all.map(({ target }) => `${target.nodeName}`))).observe(
      document.querySelector(`[data-project="${other}"]`)!,
      { subtree: true, childList: true, characterData: true, attributes: true },
    );
    Object.assign(window, { seen });
  }, other);
  await typeIn(page, first, 'month', '23');
  await expect(cell(page, first, 'month')).toHaveText('23');
  expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);
});
