// A ledger comes in over the web: looked at, decided on, confirmed; and the month's sheet filled in.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { mended } from '../../support/ledger';
import { DEMO_PASSWORD, type Server } from '../../support/server';
import { expect, open, seriousFaults, signIn, test } from '../../support/test';
import { fillIn } from '../../support/xlsx';

/** Signs in as the administrator, whose account is opened with the code from the console. */
async function openFirstAccount(page: Page, server: Server): Promise<void> {
  await open(page, `${server.url}/setup`);
  await page.getByLabel('验证码').fill(/code (\S+)/.exec(server.said.join('\n'))?.[1] ?? '');
  await page.getByLabel('城市名称').fill('广安市');
  await page.getByLabel('账号').fill('管理员');
  await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByLabel('再输一遍').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '开通并登录' }).click();
  await expect(page.locator('.account summary')).toContainText('管理员');
}

test('the office looks at a ledger, decides, confirms the good rows, and the map has them', async ({ page, startServer }) => {
  const server = await startServer({ ledger: 'guangan' });
  const folder = await mkdtemp(join(tmpdir(), 'battle-map-import-'));
  const { file, id, old, renamed } = await mended(server, folder);
  await openFirstAccount(page, server);
  await open(page, `${server.url}/office`);
  await page.locator('.office-head').getByRole('link', { name: '导入台账' }).click();
  await expect(page).toHaveURL(/\/office\/import$/);
  expect(await seriousFaults(page, '.import-page')).toEqual([]);

  await page.getByLabel('选择台账文件').setInputFiles(file);
  await page.getByRole('button', { name: '上传并核对' }).click();
  const sums = page.locator('.import-sums');
  await expect(sums.locator('.rejected dd')).toHaveText('2');
  await expect(page.locator('.import-issues.rejected')).toContainText('第 9 行 · 计划竣工时间');
  const question = page.locator('.import-questions li');
  await expect(question).toContainText(old);
  await question.getByLabel('就是它，改了名').check();
  await page.getByRole('button', { name: '按以上决定重新核对' }).click();
  await expect(sums.locator('.rejected dd')).toHaveText('1');
  const changed = page.locator('.import-row').filter({ has: page.locator('del') });
  await expect(changed.filter({ hasText: '123456 万元' })).toContainText('总投资');
  expect(await seriousFaults(page, '.import-page')).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载未通过的行' }).click();
  expect((await download).suggestedFilename()).toBe('台账（退回行）.xlsx');
  expect((await readFile(await (await download).path())).subarray(0, 2).toString()).toBe('PK');

  // Somebody else imports another file meanwhile: what was confirmed is shown anew.
  const other = join(folder, '另一份.csv');
  await writeFile(other, '\ufeff项目名称,县区,责任单位\n广安新桥水库除险加固,广安区,广安市水务局\n');
  expect(await server.cli('import', other, '--list', '水利')).toMatchObject({ status: 0 });
  await page.getByRole('button', { name: /只导入通过的行/ }).click();
  await expect(page.locator('.import-moved')).toBeVisible();
  await page.getByRole('button', { name: /只导入通过的行/ }).click();
  await expect(page.locator('.import-done')).toContainText('已导入');

  await open(page, `${server.url}/?selected=${id}`);
  await expect(page.locator('article.panel h2').first()).toHaveText(renamed);
  await open(page, `${server.url}/projects?q=${encodeURIComponent('广安新桥水库')}`);
  await expect(page.locator('tbody tr')).toHaveCount(1);
  expect(await server.cli('verify')).toMatchObject({ status: 0 });
  await rm(folder, { recursive: true });
});

test('a county downloads the month’s sheet, fills it in, looks at it in the grid and files it', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'county', '/my', server.url);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载填报表' }).click();
  const sheet = await readFile(await (await download).path());
  expect((await download).suggestedFilename()).toMatch(/^填报表\d{4}年\d{1,2}月\.xlsx$/);
  const filled = fillIn(sheet, { D3: 61.5, E3: 40, F3: '主体封顶', D4: '六十', D5: -3 });
  const upload = page.getByLabel('上传填好的表');
  const name = '填报表.xlsx';
  await upload.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: filled });
  const reading = page.locator('.sheet-reading');
  await expect(reading).toContainText('主体封顶');
  await expect(reading).toContainText('当月：不是数字');
  await expect(reading).toContainText('核减原因：当月为负，需填写核减原因');
  expect(await seriousFaults(page, '.my-page')).toEqual([]);
  await reading.getByRole('button', { name: '填入表格（3）' }).click();
  await expect(page.locator('.grid-row.typed')).toHaveCount(3);
  // The line without a fault.
  const row = page.locator('.grid-row.typed:not(.faulty)').first();
  const project = await row.getAttribute('data-project');
  await row.getByRole('button', { name: /提交|上报/ }).click();
  await expect(page.locator('.grid-row.typed')).toHaveCount(2);
  await expect(page.locator(`[data-project="${project}"] .report-state`)).toHaveText('已报');

  await upload.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from('%PDF-1.7') });
  await expect(page.locator('.by-sheet .row-fault')).toContainText('PDF');
});
test.use({ expectedErrors: [/422/] });
