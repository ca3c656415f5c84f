// A ledger of many pages: it scrolls without holes, hides columns for good, and goes on paper whole.
import { expect, open, test } from '../../support/test';

const PROJECTS = 1_200;

test('a long ledger scrolls to its end without a hole, and keeps few lines in the page', async ({ page, startServer }) => {
  const server = await startServer({ ledger: PROJECTS });
  await open(page, `${server.url}/projects`);
  const scroller = page.locator('.ledger-scroll');
  const rows = page.locator('tbody tr:not(.ledger-gap)');
  await expect(rows.first()).toContainText('第1号工程');
  await scroller.hover();
  for (let turn = 0; turn < 12; turn += 1) {
    await page.mouse.wheel(0, 600);
    await page.evaluate(() => new Promise(requestAnimationFrame));
    // In the middle of what is seen stands a project, not ruled paper.
    await expect
      .poll(() => scroller.evaluate((box) => {
        const { left, top, height } = box.getBoundingClientRect();
        return document.elementFromPoint(left + 300, top + height / 2)?.closest('tr')?.className ?? 'none';
      }))
      .toBe('');
  }
  await scroller.evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await expect(rows.filter({ hasText: `第${PROJECTS}号工程` })).toBeVisible();
  expect(await rows.count()).toBeLessThan(PROJECTS / 2);
});

test.describe('while the server fails', () => {
  test.use({ expectedErrors: [/Failed to load resource/] });

  test('lines that could not be had are asked for again', async ({ page, startServer }) => {
    const server = await startServer({ ledger: PROJECTS });
    await open(page, `${server.url}/projects`);
    let failed = 0;
    await page.route('**/api/view/ledger', (route) => {
      failed += 1;
      return failed === 1 ? route.abort() : route.continue();
    });
    const scroller = page.locator('.ledger-scroll');
    await scroller.evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await expect(page.locator('tbody tr', { hasText: `第${PROJECTS}号工程` })).toBeVisible();
    expect(failed).toBeGreaterThan(1);
  });
});

test('a hidden column stays hidden, with and without the browser taking over', async ({ page, demo, browser }) => {
  await open(page, '/projects');
  const column = page.getByRole('columnheader').filter({ hasText: '责任单位' });
  await expect(column).toBeVisible();
  await page.getByText('选择列').click();
  await page.getByRole('checkbox', { name: '责任单位' }).uncheck();
  await expect(column).toBeHidden();
  await open(page, '/projects');
  await expect(column).toBeHidden();

  const plain = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
  const reader = await plain.newPage();
  await reader.goto(`${demo.url}/projects?region=1`);
  await reader.getByText('选择列').click();
  await reader.getByRole('checkbox', { name: '形象进度' }).uncheck();
  await reader.getByRole('group').getByRole('button').click();
  await expect(reader).toHaveURL(/\/projects\?region=1$/);
  await expect(reader.getByRole('columnheader').filter({ hasText: '形象进度' })).toBeHidden();
  await plain.close();
});

test('on paper stand all lines', async ({ page, startServer }) => {
  const server = await startServer({ ledger: PROJECTS });
  await page.addInitScript(() => {
    window.print = () => { document.body.dataset.printed = 'yes'; };
  });
  await open(page, `${server.url}/projects?print=1`);
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes');
  await expect(page.locator('tbody tr')).toHaveCount(PROJECTS);
});
