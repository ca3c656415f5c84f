// A ledger that is not understood: somebody says what its columns, sheets, words and header are, mends
// cells there and then, and the next month nothing has to be said again.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { workbook } from '../../support/book';
import { expect, open, seriousFaults, signIn, test } from '../../support/test';

const HEAD = ['序号', '项目名称', '县区', '责任单位', '总投资(万元)', '2026年盘子(万元)', '建设状态', '联系人'];
const line = (serial: number, name: string, plan: number, status: string) =>
  [`${serial}`, name, '邻水县', '邻水县交通运输局', '32000', `${plan}`, status, '张三'];

/** A month's ledger: projects on one sheet, last year's on another, which is no part of it. */
function month(plan: number, status: string): Buffer {
  return workbook({
    在办项目: [['邻水县重点项目盘子'], HEAD, line(1, '高滩物流枢纽配套道路', plan, status), line(2, '城南水厂扩建', 1800, '在建')],
    已移交: [HEAD, line(1, '老城区管网改造', 900, '已竣工')],
  });
}

async function upload(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel('选择台账文件').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await page.getByRole('button', { name: '上传并核对' }).click();
  await expect(page.locator('.import-sheets')).toBeVisible();
}

/** The page as it stands can be used by everybody, and nothing stands beyond the edge of a phone either. */
async function expectSound(page: Page): Promise<void> {
  expect(await seriousFaults(page, '.import-page')).toEqual([]);
  const wide = page.viewportSize()!;
  for (const width of [wide.width, 390]) {
    await page.setViewportSize({ ...wide, width });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), `at ${width}`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize(wide);
}

test('what a ledger’s column, sheet and word are is said once and holds the next month', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'office', '/office/import', server.url);
  await upload(page, '盘子3月.xlsx', month(3200, '卡壳'));
  const sheets = page.locator('.import-sheets');
  const sums = page.locator('.import-sums');
  await expect(sums.locator('.new dd')).toHaveText('3');
  await expect(sheets).toContainText('没认出 4 列');
  await expect(sheets).toContainText('没认出 1 个状态词');

  const first = sheets.locator('[data-sheet="在办项目"]');
  const column = first.getByRole('combobox', { name: /2026年盘子/ });
  await expect(column).toHaveValue('');
  await column.selectOption({ label: '年度计划投资' });
  await first.getByRole('combobox', { name: /卡壳/ }).selectOption({ label: '停工' });
  await sheets.locator('[data-sheet="已移交"]').getByLabel('属于这份台账').uncheck();
  await expect(page.getByRole('button', { name: /确认导入/ })).toBeDisabled();
  await expectSound(page);
  await page.getByRole('button', { name: '按更正重新核对' }).click();

  await expect(sums.locator('.new dd')).toHaveText('2');
  await expect(page.locator('.import-row').first()).toContainText('3200 万元');
  await expect(first.locator('.said')).toHaveCount(2);
  await page.getByRole('button', { name: /确认导入/ }).click();
  await expect(page.locator('.import-done')).toContainText('新增 2');

  // The next month: another year's figure, another word beside the known one.
  await upload(page, '盘子4月.xlsx', month(3600, '卡壳'));
  await expect(sums.locator('.changed dd')).toHaveText('1');
  await expect(page.locator('.import-row').first()).toContainText('3600 万元');
  await expect(sheets).not.toContainText('个状态词');
  await expect(sheets.locator('[data-sheet="已移交"]').getByLabel('属于这份台账')).not.toBeChecked();

  const folder = await mkdtemp(join(tmpdir(), 'battle-map-corrections-'));
  const file = join(folder, '盘子5月.xlsx');
  await writeFile(file, month(3900, '卡壳'));
  const { status, stdout, stderr } = await server.cli('import', file, '--dry-run', '--json');
  expect(status, stderr).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ new: 0, changed: 1, rejected: [] });
  await rm(folder, { recursive: true });

  // Let go, the column is unknown again.
  await column.selectOption({ label: '不更正，按表头自动认定' });
  await page.getByRole('button', { name: '按更正重新核对' }).click();
  await expect(first.locator('.said')).toHaveCount(1);
});

test('the header of a sheet is pointed at, and is known again where the row has moved', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'office', '/office/import', server.url);
  const rows = [['标的', '归口', '体量(万元)'], ['高滩物流枢纽配套道路', '邻水县', '32000']];
  await upload(page, '盘子.xlsx', workbook({ 盘子: [['邻水县盘子一览'], ...rows] }));
  const sheet = page.locator('[data-sheet="盘子"]');
  await expect(sheet).toContainText('没有认出表头');
  await sheet.getByRole('radio', { name: '第 2 行是表头' }).check();
  await expectSound(page);
  await page.getByRole('button', { name: '按更正重新核对' }).click();
  await expect(sheet).toContainText('表头在第 2 行');
  for (const [label, field] of [['标的', '项目名称'], ['归口', '县区'], ['体量', '总投资']] as const) {
    await sheet.getByRole('combobox', { name: new RegExp(label) }).selectOption({ label: field });
  }
  await page.getByRole('button', { name: '按更正重新核对' }).click();
  await expect(page.locator('.import-sums .new dd')).toHaveText('1');
  await page.getByRole('button', { name: /确认导入/ }).click();
  await expect(page.locator('.import-done')).toContainText('新增 1');

  await upload(page, '盘子4月.xlsx', workbook({ 盘子: [['邻水县盘子一览'], ['截至4月底'], ...rows] }));
  await expect(page.locator('.import-sums .unchanged dd')).toHaveText('1');
  await expect(sheet).toContainText('表头在第 3 行');
});

test('a rejected row is mended on the page, survives a reload, and goes in', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'office', '/office/import', server.url);
  const head = '项目名称,县区,责任单位,总投资(万元),计划开工时间';
  const rows = ['高滩物流枢纽配套道路,邻水县,邻水县交通运输局,三万二,2026-03', '城南水厂扩建,邻水县,邻水县水务局,8000,三月中下'];
  const buffer = Buffer.from(`\ufeff${[head, ...rows].join('\n')}\n`);
  await upload(page, '道路.csv', buffer);
  const rejected = page.locator('.import-rejected');
  await expect(rejected.locator('.rejected li')).toHaveCount(2);
  const amount = rejected.getByLabel('改为（第 2 行 · 总投资(万元)）');
  await expect(amount).toHaveValue('三万二');
  await amount.fill('32000');
  await rejected.getByLabel(/第 3 行 · 计划开工时间/).fill('三月');
  await expectSound(page);

  // What was typed outlives the page; the file is chosen again.
  await open(page, `${server.url}/office/import`);
  await upload(page, '道路.csv', buffer);
  await expect(rejected.locator('.rejected li')).toHaveCount(1);
  await expect(rejected.locator('.mended li')).toContainText('三万二');
  const date = rejected.getByLabel(/第 3 行 · 计划开工时间/);
  await expect(date).toHaveValue('三月');
  await date.fill('2026年3月');
  await date.press('Enter');
  await expect(rejected.locator('.rejected li')).toHaveCount(0);
  await expect(rejected.locator('.mended li')).toHaveCount(2);
  await rejected.getByRole('button', { name: /恢复原样：第 2 行/ }).click();
  await expect(rejected.locator('.rejected li')).toHaveCount(1);
  await amount.fill('32000');
  await rejected.getByRole('button', { name: '按改好的重新核对' }).click();
  await page.getByRole('button', { name: '确认导入（2）' }).click();
  await expect(page.locator('.import-done')).toContainText('新增 2');
  await expect(page.locator('.import-past li').first()).toContainText('在页面上改过 2 格');

  // Another file with such a row gets nothing of it.
  await upload(page, '别的.csv', Buffer.from(`\ufeff${head}\n甲,邻水县,邻水县水务局,三万二,2026-03\n`));
  await expect(amount).toHaveValue('三万二');
});
