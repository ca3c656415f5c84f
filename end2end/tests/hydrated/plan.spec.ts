// The plan board: flags of milestones by the months of years, in groups, opened with their evidence, on
// paper, in a workbook and on a wall.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { day } from '../../support/desk';
import { accepted, expect, open, seriousFaults, signIn, test } from '../../support/test';

/** The number that the legend gives for a flag. */
const counted = '.plan-legend .plan-';
const rows = '.plan tbody tr[data-project]';

/** The years that the board shows. */
async function years(page: Page): Promise<[from: number, to: number]> {
  return [Number(await page.getByLabel('起始年度').inputValue()), Number(await page.getByLabel('截止年度').inputValue())];
}

test('a flag opens its milestone below its row, and Escape leads back to it', async ({ page, demo }) => {
  await signIn(page, 'office', '/plan', demo.url);
  expect(await seriousFaults(page, '.plan-page')).toEqual([]);
  const total = Number(await page.locator(`${counted}overdue b`).textContent());
  expect(total).toBeGreaterThan(0);
  const row = page.locator(rows).filter({ has: page.locator('.plan-overdue') }).first();
  const flag = row.locator('.plan-overdue').first();
  await expect(flag).toContainText('黑旗 逾期未完成');
  await expect(flag).toHaveAttribute('title', /黑旗 逾期未完成，计划 \d{4}/);
  await flag.focus();
  await page.keyboard.press('Enter');
  const opened = row.locator('+ .plan-opened .plan-cell');
  await expect(opened).toContainText('逾期');
  await expect(opened).toBeFocused();
  await expect(opened.locator('.plan-dates')).toContainText('现计划');
  await expect(flag).toHaveAttribute('aria-expanded', 'true');
  expect(await seriousFaults(page, '.plan-page')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(opened).toHaveCount(0);
  await expect(flag).toBeFocused();
  // Another one takes its place; its link leads on to the project.
  const done = page.locator(`${rows} .plan-done`).first();
  await done.click();
  const project = await done.locator('xpath=ancestor::tr').getAttribute('data-project');
  await expect(page.locator('.plan-cell')).toHaveCount(1);
  await expect(page.locator('.plan-cell .plan-dates')).toContainText('认定');
  await page.locator('.plan-cell').getByRole('link', { name: '在项目页看全部节点' }).click();
  await expect(page).toHaveURL(new RegExp(`/projects/${project}#milestones$`));
});

test('heads sort, and groups add up to the board', async ({ page, demo }) => {
  await signIn(page, 'office', '/plan', demo.url);
  const head = page.locator('.plan thead');
  await head.getByRole('link', { name: '低于序时' }).click();
  await expect(page).toHaveURL(/sort=-lag/);
  await expect(head.locator('[aria-sort="descending"]')).toContainText('低于序时');
  const lags = (await page.locator(`${rows} .plan-lag b`).allTextContents()).map(Number);
  expect(lags).toEqual([...lags].sort((a, b) => b - a));
  await page.getByLabel('分组').selectOption('region');
  await expect(page).toHaveURL(/sort=-lag.*group=region/);
  const groups = page.locator('.plan-group');
  await expect(groups.first()).toBeVisible();
  const counts = (await groups.locator('div > span:first-of-type').allTextContents()).map((words) => Number(/\d+/.exec(words)?.[0]));
  const all = Number(/\d+/.exec((await page.locator('.plan-count').textContent()) ?? '')?.[0]);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all);
  await expect(page.locator(rows).last()).toContainText(/./);
});

test('several years stand side by side, more than two by quarters, and the filter keeps them', async ({ page, demo }) => {
  await signIn(page, 'office', '/plan', demo.url);
  const [year] = await years(page);
  await expect(page.locator('.plan thead .plan-month')).toHaveCount(12);
  await page.locator('.plan-step[rel="next"]').click();
  await expect(page).toHaveURL(new RegExp(`year=${year + 1}`));
  await expect.poll(() => years(page)).toEqual([year + 1, year + 1]);
  await page.getByLabel('起始年度').selectOption(String(year));
  await expect(page.locator('.plan thead .plan-month')).toHaveCount(24);
  await expect(page.locator('.plan thead .plan-year')).toHaveText([`${year} 年`, `${year + 1} 年`]);
  await page.getByLabel('起始年度').selectOption(String(year - 1));
  await expect(page.locator('.plan thead .plan-month')).toHaveText(Array(3).fill(['1季度', '2季度', '3季度', '4季度']).flat());
  await page.getByLabel('县区', { exact: true }).selectOption({ index: 1 });
  await expect(page).toHaveURL(/region=/);
  expect(await years(page)).toEqual([year - 1, year + 1]);
});

test('a claim turns a black flag on an open board', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  const unit = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(unit, 'unit', '/my', server.url);
  await unit.getByRole('link', { name: '我的作战图' }).click();
  await expect(unit).toHaveURL(/\/plan\?mine=1$/);
  await expect(unit.getByRole('checkbox', { name: '我的项目' })).toBeChecked();
  const known = await unit.getByLabel('起始年度').locator('option').allTextContents();
  await unit.getByLabel('起始年度').selectOption(known[0]!);
  await expect(unit).toHaveURL(/from=|year=/);
  const black = unit.locator(`${rows} .plan-overdue`).first();
  const [from, to] = await years(unit);
  await signIn(page, 'office', `/plan?from=${from}&to=${to}`, server.url);
  const [late, claimed] = [page.locator(`${counted}overdue b`), page.locator(`${counted}claimed b`)];
  const before = [Number(await late.textContent()), Number(await claimed.textContent())] as const;
  await black.click();
  const form = unit.locator('.plan-cell .claim');
  await form.locator('summary').click();
  await form.locator('input[type="date"]').fill(day(-1));
  await accepted(unit, () => form.locator('button.primary').click());
  await expect(claimed).toHaveText(String(before[1] + 1));
  await expect(late).toHaveText(String(before[0] - 1));
  // What was opened follows: it says the claim, and asks for none.
  await expect(unit.locator('.plan-cell .plan-dates')).toContainText(day(-1).replaceAll('-', '.'));
  await expect(form).toHaveCount(0);
  await unit.context().close();
});

test('the board leaves as a workbook and as a chart', async ({ page, demo }) => {
  await signIn(page, 'office', '/plan?group=region', demo.url);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出 Excel' }).click()]);
  expect(download.suggestedFilename()).toMatch(/^作战图\d{4}年.*\.xlsx$/);
  expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK');
  await page.getByText('打印（PDF）').click();
  const href = await page.getByRole('link', { name: 'A1 横幅' }).getAttribute('href');
  const answer = await page.evaluate(async (href) => {
    const answer = await fetch(href!);
    return { status: answer.status, kind: answer.headers.get('content-type'), size: (await answer.blob()).size };
  }, href);
  // Where no Chinese font is installed there is no paper.
  expect([200, 503]).toContain(answer.status);
  if (answer.status === 200) expect(answer).toMatchObject({ kind: 'application/pdf' });
});

test('a long board scrolls to its end without a hole, and keeps few rows in the page', async ({ page, startServer }) => {
  const projects = 1_200;
  const server = await startServer({ ledger: projects });
  await open(page, `${server.url}/plan`);
  const scroller = page.locator('.ledger-scroll');
  await expect(page.locator(rows).first()).toContainText('第1号工程');
  await scroller.hover();
  for (let turn = 0; turn < 12; turn += 1) {
    await page.mouse.wheel(0, 600);
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await expect
      .poll(() => scroller.evaluate((box) => {
        const { left, top, height } = box.getBoundingClientRect();
        return document.elementFromPoint(left + 200, top + height / 2)?.closest('tr')?.dataset.project ?? 'none';
      }))
      .not.toBe('none');
  }
  await scroller.evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await expect(page.locator(rows).filter({ hasText: `第${projects}号工程` })).toBeVisible();
  expect(await page.locator(rows).count()).toBeLessThan(projects / 2);
});

test('on a wall the worst stand first, in letters that are read from afar, and no row is cut', async ({ page }) => {
  for (const [width, height] of [[1920, 1080], [3840, 2160], [1080, 1920]] as const) {
    await page.setViewportSize({ width, height });
    await open(page, '/wall/plan');
    await expect(page.locator('.plan-scene li').first()).toBeVisible();
    const seen = await page.evaluate(() => {
      const unit = Math.min(Math.min(innerWidth, innerHeight) / 100, (Math.max(innerWidth, innerHeight) * 0.5625) / 100);
      const list = document.querySelector('.plan-scene > ol')!.getBoundingClientRect();
      const shown = [...document.querySelectorAll('.plan-scene li')].filter((row) => row.getBoundingClientRect().left < list.right - 1);
      const texts = [...document.querySelectorAll('.wall-plan *')].filter((element) =>
        [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim()) && element.getClientRects().length > 0
        && getComputedStyle(element).position !== 'absolute' && element.tagName !== 'NOSCRIPT');
      return {
        rows: shown.length,
        cut: shown.filter((row) => row.getBoundingClientRect().bottom > list.bottom + 1).length,
        smallest: Math.min(...texts.map((element) => parseFloat(getComputedStyle(element).fontSize))) / unit,
        wide: document.documentElement.scrollWidth - innerWidth,
      };
    });
    expect(seen.rows, `${width}×${height}`).toBeGreaterThan(12);
    expect(seen.cut).toBe(0);
    expect(seen.smallest).toBeGreaterThanOrEqual(1.6);
    expect(seen.wide).toBeLessThanOrEqual(0);
  }
  await expect(page.locator('.wall-plan a, .wall-plan button')).toHaveCount(0);
});
