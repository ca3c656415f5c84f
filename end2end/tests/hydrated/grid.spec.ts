// The month's grid as people know it from a spreadsheet: keys, ranges, the clipboard, undoing, faults.
import type { Page } from '@playwright/test';
import { addProjects, cell, paste, typeIn } from '../../support/desk';
import { expect, seriousFaults, signIn, test } from '../../support/test';

const editor = (page: Page) => page.locator('.grid-editor');
const rows = (page: Page) => page.locator('.grid-row');

async function projects(page: Page): Promise<string[]> {
  return rows(page).evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.project ?? ''));
}

async function names(page: Page): Promise<string[]> {
  return rows(page).locator('th a b').allTextContents();
}

/** The grid of a county, without figures for the month. */
async function grid(page: Page, url: string): Promise<string[]> {
  await signIn(page, 'county', '/my', url);
  await rows(page).first().locator('.month').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await rows(page).first().locator('.month').click();
  return projects(page);
}

test('a column is typed down with Enter, and the total, the share and the sums follow', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  const all = await grid(page, server.url);
  expect(await seriousFaults(page, '.my-page')).toEqual([]);
  for (const amount of ['10', '20', '30']) {
    await page.keyboard.type(amount);
    await page.keyboard.press('Enter');
  }
  for (const [at, amount] of ['10', '20', '30'].entries()) await expect(cell(page, all[at]!, 'month')).toHaveText(amount);
  const [before, total] = [page.locator(`[data-project="${all[0]}"] > .before`), cell(page, all[0]!, 'total')];
  const number = async (text: Promise<string | null>) => Number((await text)?.replaceAll(',', ''));
  expect(await number(total.textContent())).toBe((await number(before.textContent())) + 10);

  // The other way round: the total is typed, the month follows.
  await typeIn(page, all[3]!, 'total', `${(await number(page.locator(`[data-project="${all[3]}"] > .before`).textContent())) + 7}`);
  await expect(cell(page, all[3]!, 'month')).toHaveText('7');
  await expect(page.locator('tfoot .month')).toHaveText('67');
});

test('Tab walks the fields, Enter comes back below, F2 edits, Escape lets go, the arrows leave', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  const all = await grid(page, server.url);
  await page.keyboard.type('12');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(editor(page)).toHaveAccessibleName(/形象进度/);
  await page.keyboard.insertText('基础完成');
  await page.keyboard.press('Enter');
  await expect(editor(page)).toHaveAccessibleName(/当月/);
  await page.keyboard.type('5');
  await page.keyboard.press('Escape');
  await expect(cell(page, all[1]!, 'month')).toHaveText('');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('F2');
  await page.keyboard.press('Home');
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await expect(cell(page, all[0]!, 'month')).toHaveText('112');
  await expect(cell(page, all[0]!, 'progress')).toHaveText('基础完成');
  await page.keyboard.type('３，０００．５');
  await page.keyboard.press('ArrowDown');
  await expect(cell(page, all[1]!, 'month')).toHaveText('3,000.5');
  await page.keyboard.press('Control+End');
  await expect(editor(page)).toHaveAccessibleName(/存在问题/);
  await page.keyboard.press('Home');
  await expect(editor(page)).toHaveAccessibleName(/当月/);
  // Beyond the last cell the focus leaves the grid.
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Tab');
  await expect(editor(page)).not.toBeFocused();
});

test('an input method composes in the cell, and its Enter does not leave it', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  const all = await grid(page, server.url);
  await cell(page, all[0]!, 'progress').click();
  const ime = await page.context().newCDPSession(page);
  await ime.send('Input.imeSetComposition', { text: 'zhu', selectionStart: 3, selectionEnd: 3 });
  await editor(page).dispatchEvent('keydown', { key: 'Enter', isComposing: true });
  await expect(editor(page)).toHaveValue('zhu');
  await ime.send('Input.insertText', { text: '主体封顶' });
  await expect(editor(page)).toHaveValue('主体封顶');
  await page.keyboard.press('Enter');
  await expect(cell(page, all[0]!, 'progress')).toHaveText('主体封顶');
  await expect(cell(page, all[1]!, 'progress')).not.toHaveText('主体封顶');
});

test('rows are pasted by their names in another order; what finds no place is shown first', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'county', '/my', server.url);
  const [whose, stood] = [((await page.locator('.my-head h1 span').textContent()) ?? '').trim(), await rows(page).count()];
  await addProjects(server, whose, 13);
  await expect(rows(page)).toHaveCount(stood + 13);
  const added = (await names(page)).filter((name) => name.includes('补充工程'));
  expect(added).toHaveLength(13);
  const amount = (name: string) => `${Number(/\d+$/.exec(name)?.[0])},000`;
  const block = [...added].reverse().map((name) => [name, amount(name), '', '', `${name}在建`]);

  await rows(page).first().locator('.month').click();
  await paste(page, [...block, ['没有的项目', '1', '', '', ''], ['合计', '99', '', '', '']]);
  const preview = page.locator('.grid-paste');
  await expect(preview).toContainText('按项目名称对应，可粘贴 13 行');
  await expect(preview).toContainText('没有的项目 表格中没有这个项目，未粘贴');
  await expect(preview).toContainText('合计');
  await expect(preview).toContainText(`粘贴内容中没有的 ${stood} 个项目`);
  await expect(page.locator('.grid-row.typed')).toHaveCount(0);
  expect(await seriousFaults(page, '.my-page')).toEqual([]);
  await preview.getByRole('button', { name: '粘贴 13 行' }).click();
  await expect(preview).toHaveCount(0);
  await expect(page.locator('.grid-row.typed')).toHaveCount(13);
  for (const name of added) {
    const row = rows(page).filter({ has: page.getByText(name, { exact: true }) });
    await expect(row.locator('.progress')).toHaveText(`${name}在建`);
    await expect(row.locator('.month')).toHaveText(amount(name));
  }

  // One step, taken back and made again.
  await rows(page).first().locator('.month').click();
  await page.keyboard.press('Control+Z');
  await expect(page.locator('.grid-row.typed')).toHaveCount(0);
  await page.keyboard.press('Control+Y');
  await expect(page.locator('.grid-row.typed')).toHaveCount(13);
});

test('a range is copied as a spreadsheet takes it, pasted elsewhere, and emptied', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  const all = await grid(page, server.url);
  await typeIn(page, all[0]!, 'month', '41');
  await typeIn(page, all[0]!, 'progress', '两行');
  await cell(page, all[0]!, 'progress').click();
  await page.keyboard.press('Alt+Enter');
  await page.keyboard.insertText('的"字"');
  await page.keyboard.press('Enter');
  await cell(page, all[0]!, 'next-month').click();
  await page.keyboard.type('9');
  await page.keyboard.press('Tab');
  await cell(page, all[0]!, 'next-month').click();
  await cell(page, all[1]!, 'progress').click({ modifiers: ['Shift'] });
  const copied = await editor(page).evaluate((field) => {
    const clipboardData = new DataTransfer();
    field.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
    return clipboardData.getData('text/plain');
  });
  expect(copied.startsWith('9\t"两行\n的""字"""\r\n')).toBe(true);
  await cell(page, all[4]!, 'next-month').click();
  await paste(page, [['9', '"两行\n的""字"""']]);
  await expect(cell(page, all[4]!, 'next-month')).toHaveText('9');
  await expect(cell(page, all[4]!, 'progress')).toHaveText('两行 的"字"');

  await cell(page, all[0]!, 'month').click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.locator('.grid-frame')).toBeVisible();
  await page.keyboard.type('6');
  await page.keyboard.press('Enter');
  await expect(cell(page, all[0]!, 'month')).toHaveText('6');
  await page.keyboard.press('Control+Z');
  await expect(cell(page, all[0]!, 'month')).toHaveText('41');
});

test('a wrong cell is marked while it is typed and counted below; the good lines go, the faulty is named', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  const all = await grid(page, server.url);
  await typeIn(page, all[0]!, 'month', '10');
  const name = (await rows(page).nth(1).locator('th a b').textContent()) ?? '';
  await cell(page, all[1]!, 'month').click();
  await page.keyboard.insertText('一百');
  await expect(cell(page, all[1]!, 'month')).toHaveClass(/fault/);
  await expect(page.locator('.grid-foot')).toContainText('差错 1');
  await page.keyboard.press('Enter');
  await expect(page.locator('.row-fault')).toHaveText('当月(万元)：不是数字。请只填数字，单位万元。');
  expect(await seriousFaults(page, '.my-page')).toEqual([]);

  // A server that fell over meanwhile and a page that was left take nothing with them.
  await page.reload();
  await expect(page.locator('body')).toHaveAttribute('data-hydrated');
  await expect(cell(page, all[1]!, 'month')).toHaveText('一百');
  await page.getByRole('button', { name: /全部上报/ }).click();
  await expect(page.locator(`[data-project="${all[0]}"] .report-state`)).toHaveText('已报');
  await expect(page.locator('.grid-foot')).toContainText(`1 个项目有误，未提交：${name}`);
  await expect(page.locator('.grid-row.typed')).toHaveCount(1);
});

test('an amount of twenty times the plan is asked about, and still questioned once it was confirmed', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'unit', '/my', server.url);
  const row = rows(page).filter({ has: page.locator('.report-state.missing') }).filter({ has: page.locator('.plan > .says') }).first();
  const project = await row.getAttribute('data-project');
  const plan = Number((await cell(page, project, 'plan').textContent())?.replaceAll(',', ''));
  await typeIn(page, project, 'month', `${20 * plan}`);
  await expect(page.locator('.row-fault')).toContainText('当月是年度计划的十倍以上');
  await page.getByRole('button', { name: '确认是万元，数额无误' }).click();
  await page.locator(`.grid-row[data-project="${project}"]`).getByRole('button', { name: '提交' }).click();
  const state = page.locator(`.grid-row[data-project="${project}"] > .state`);
  await expect(state).toContainText('县区审核中');

  await signIn(page, 'county', '/my', server.url);
  await expect(page.locator(`.grid-row[data-project="${project}"] > .state`)).toContainText('年度计划的十倍以上');
});

test('lines keep their place when others report, and say that they changed', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'county', '/my', server.url);
  const before = await projects(page);
  const other = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(other, 'county', '/my', server.url);
  const missing = other.locator('.grid-row').filter({ has: other.locator('.report-state.missing') }).first();
  const project = await missing.getAttribute('data-project');
  await typeIn(other, project, 'progress', '别人填的');
  await other.locator(`[data-project="${project}"]`).getByRole('button', { name: '提交' }).click();
  await expect(cell(page, project, 'progress')).toHaveText('别人填的');
  await expect(page.locator(`.grid-row[data-project="${project}"]`)).toHaveClass(/changed/);
  expect(await projects(page)).toEqual(before);
  await other.context().close();
});

test('on a phone a project is a card, one of them open, on a page of bearable length', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, 'county', '/my', server.url);
  const count = await rows(page).count();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(height).toBeLessThan(600 + 150 * count);
  await page.screenshot({ path: 'test-results/my-phone.png' });
  const [first, second] = (await projects(page)) as [string, string];
  await rows(page).nth(0).locator('.grid-unfold').click();
  await page.locator('.card-fields').getByRole('textbox', { name: /当月/ }).fill('7');
  await expect(page.locator(`[data-project="${first}"] .report-state`)).toBeVisible();
  expect(await seriousFaults(page, '.my-page')).toEqual([]);
  await page.screenshot({ path: 'test-results/my-phone-open.png' });
  await rows(page).nth(1).locator('.grid-unfold').click();
  await expect(page.locator('.card-fields')).toHaveCount(1);
  await expect(page.locator(`[data-project="${second}"] + .grid-due, [data-project="${second}"] + .grid-note + .grid-due`)).toBeVisible();
  await expect(cell(page, first, 'month')).toContainText('7');
});

test('head, lines and sums share their columns, and head and first column stay in view', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  for (const width of [1_280, 1_920]) {
    await page.setViewportSize({ width, height: 700 });
    await grid(page, server.url);
    const columns = (part: string) =>
      page.evaluate((part) => {
        const box = document.querySelector('.grid')!.getBoundingClientRect();
        const cells = [...document.querySelector(part)!.children].map((cell) => cell.getBoundingClientRect());
        return cells.map(({ left, right }) => [Math.round(left - box.left), Math.round(right - box.left)]);
      }, part);
    const head = await columns('.grid thead tr');
    expect(head).toHaveLength(11);
    expect(await columns('.grid-row')).toEqual(head);
    const sums = await columns('.grid tfoot tr');
    expect(sums.slice(0, 7)).toEqual(head.slice(0, 7));
    expect(sums[7]).toEqual([head[7]![0], head[10]![1]]);

    const scroller = page.locator('.grid-scroll');
    await scroller.evaluate((box) => box.scrollTo(400, 300));
    const edges = (selector: string) =>
      page.locator(selector).first().evaluate((cell) => {
        const [frame, box] = [cell.closest('.grid-scroll')!.getBoundingClientRect(), cell.getBoundingClientRect()];
        return { left: Math.round(box.left - frame.left), top: Math.round(box.top - frame.top) };
      });
    expect((await edges('.grid thead .month')).top).toBeLessThanOrEqual(1);
    for (const cell of ['.grid thead .project', '.grid-row > .project', '.grid tfoot .project']) {
      expect((await edges(cell)).left).toBeLessThanOrEqual(1);
    }
  }
});
