// A city's first morning without a shell: from an empty database to a wall that says what its ledger says.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { day } from '../../support/day';
import { BOUNDARIES, LEDGER } from '../../support/seed';
import { DEMO_PASSWORD, type Server } from '../../support/server';
import { expect, open, seriousFaults, test } from '../../support/test';

/** What the ledger's own cells say, written down beside it. */
interface Row {
  name: string;
  region: string;
  unit: string;
  started: boolean;
}

const EXPECTED = resolve(LEDGER, '../guangan-ledger.expected.json');

/** Sets the city up with the code from the console. */
async function setUp(page: Page, server: Server): Promise<void> {
  await page.goto(server.url);
  await expect(page).toHaveURL(/\/setup$/);
  await page.getByLabel('验证码').fill(/code (\S+)/.exec(server.said.join('\n'))?.[1] ?? '');
  await page.getByLabel('城市名称').fill('广安市');
  await page.getByLabel('账号').fill('管理员');
  await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByLabel('再输一遍').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '开通并登录' }).click();
  await expect(page).toHaveURL(/\/office$/);
  await expect(page.locator('body')).toHaveAttribute('data-hydrated');
}

async function loadBoundaries(page: Page): Promise<void> {
  await page.locator('.first-cards').getByRole('link', { name: '边界与图层' }).click();
  const form = page.locator('.boundaries-load').first();
  await form.getByLabel('选择边界文件（GeoJSON）').setInputFiles(BOUNDARIES);
  await expect(form.locator('.boundaries-map a.region')).toHaveCount(6);
  await expect(form.locator('.boundaries-names li')).toHaveCount(6);
  expect(await seriousFaults(page, '.boundaries-page')).toEqual([]);
  await form.getByRole('button', { name: '载入', exact: true }).click();
  await expect(form.locator('.import-done')).toBeVisible();
  await expect(page.getByRole('button', { name: '撤下边界' })).toHaveCount(6);
}

async function importLedger(page: Page, server: Server, rows: Row[]): Promise<void> {
  await open(page, `${server.url}/office/import`);
  await page.getByLabel('选择台账文件').setInputFiles(LEDGER);
  await page.getByRole('button', { name: '上传并核对' }).click();
  await page.getByRole('button', { name: new RegExp(`导入.*${rows.length}`) }).click();
  await expect(page.locator('.import-done')).toBeVisible();
}

/** Opens all accounts with one press; answers one of them with its password. */
async function openAccounts(page: Page, server: Server, rows: Row[]): Promise<{ name: string; password: string }> {
  await open(page, `${server.url}/office`);
  const units = new Set(rows.map((row) => row.unit)).size;
  await expect(page.locator('.first-cards li').nth(1)).toContainText(`${rows.length} 个项目`);
  await expect(page.locator('.first-cards li').nth(2)).toContainText(`责任单位 0 / ${units}`);
  expect(await seriousFaults(page, '.office-page')).toEqual([]);
  await page.getByRole('button', { name: `一次开通 ${units + 6} 个，出账号单` }).click();
  const slips = page.locator('.account-slips li');
  await expect(slips).toHaveCount(units + 6);
  await expect(page.locator('.first-cards li').nth(2)).toContainText(`责任单位 ${units} / ${units}`);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载 Excel' }).click();
  expect((await download).suggestedFilename()).toBe('账号单.xlsx');
  const slip = slips.filter({ hasText: rows[0]!.unit }).first();
  const [, name = '', password = ''] = await slip.locator('dd').allTextContents();
  await page.getByRole('button', { name: '收起账号单' }).click();
  await page.getByRole('button', { name: '确认收起' }).click();
  await expect(slips).toHaveCount(0);
  return { name, password };
}

/** Makes a display's token; answers the address that the wall opens once. */
async function displayAddress(page: Page, server: Server): Promise<string> {
  await open(page, `${server.url}/admin#displays`);
  const displays = page.locator('#displays');
  await displays.locator('input[name="label"]').fill('指挥大厅');
  await displays.getByRole('button', { name: '生成大屏令牌' }).click();
  return (await displays.locator('.admin-secret code').textContent()) ?? '';
}

test('a new city has a true wall without a shell', async ({ page, browser, startServer }) => {
  test.slow();
  const server = await startServer({ stranger: true });
  const rows = JSON.parse(await readFile(EXPECTED, 'utf8')) as Row[];
  await setUp(page, server);
  await expect(page.locator('.first-cards li')).toHaveCount(4);
  await expect(page).toHaveTitle(/ · 广安市$/);
  await loadBoundaries(page);
  await importLedger(page, server, rows);
  const account = await openAccounts(page, server, rows);
  const address = await displayAddress(page, server);

  const hall = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1920, height: 1080 } });
  const wall = await hall.newPage();
  await wall.goto(address);
  await expect(wall.locator('.wall-head h1')).toContainText('广安市');
  await expect(wall.locator('.wall-figures .figure dd').first()).toHaveText(`${rows.length}`);
  await expect(wall.locator('.map-svg a.region')).toHaveCount(6);
  for (const region of new Set(rows.map((row) => row.region))) {
    const count = rows.filter((row) => row.region === region).length;
    await expect(wall.locator(`.map-svg a.region[aria-label^="${region}"]`)).toHaveAttribute('aria-label', new RegExp(` ${count} `));
  }
  const started = rows.filter((row) => row.started).length;
  await expect(wall.locator('.wall-figures .figure').filter({ hasText: '在建' }).locator('dd')).toContainText(`${started}`);
  await hall.close();

  const unit = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await unit.goto(`${server.url}/login`);
  await unit.getByLabel('账号').fill(account.name);
  await unit.getByLabel('密码').fill(account.password);
  await unit.getByRole('button', { name: '登录' }).click();
  await expect(unit, 'an initial password has to be changed first').toHaveURL(/\/password/);
  await unit.context().close();

  await open(page, `${server.url}/office`);
  await expect(page.locator('.card-start h3')).toContainText('首轮会提出');
  await page.locator('.card-start input[name="from"]').fill(day(30));
  await page.getByRole('button', { name: '确定起评日' }).click();
  await expect(page.locator('.first-steps'), 'all four are done').toHaveCount(0);
});

test('without boundaries every county is a tile with its projects', async ({ page, startServer }) => {
  const server = await startServer({ stranger: true });
  await setUp(page, server);
  expect(await server.cli('import', LEDGER)).toMatchObject({ status: 0 });
  await open(page, `${server.url}/`);
  await expect(page.locator('.map-svg a.region')).toHaveCount(6);
  await expect(page.locator('.map-svg a.mark, .map-svg a.cluster')).not.toHaveCount(0);
  await open(page, `${server.url}/office/boundaries`);
  await expect(page.getByText('每个县区是一个方块')).toBeVisible();

  // Whoever wants no boundaries ends the first steps as they stand.
  await open(page, `${server.url}/office`);
  await page.getByRole('button', { name: '不再显示' }).click();
  await page.getByRole('button', { name: '确认不再显示' }).click();
  await expect(page.locator('.first-steps')).toHaveCount(0);
});

test('the notices of a city that starts in mid-year come with their numbers', async ({ page, startServer }) => {
  const server = await startServer({ stranger: true });
  await setUp(page, server);
  expect(await server.cli('import', LEDGER)).toMatchObject({ status: 0 });
  const [row] = JSON.parse(await readFile(EXPECTED, 'utf8')) as Row[];
  const table = (unit: string) =>
    `\ufeff文号,项目,责任单位,事由,要求,签发日期,期限,状态\n挂战点球〔2026〕17号,${row!.name},${unit},限期开工,开工,2026-01-05,2026-02-05,待签收\n`;
  const choose = async (text: string) => {
    const file = { name: '点球登记簿.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
    await page.getByLabel('选择点球登记簿').setInputFiles(file);
  };
  await open(page, `${server.url}/office/past`);
  await choose(table('没有这个单位'));
  await expect(page.locator('.import-issues.rejected')).toContainText('第 2 行 · 责任单位');
  await choose(table(row!.unit));
  await expect(page.locator('.past-preview')).toContainText('挂战点球〔2026〕18号');
  expect(await seriousFaults(page, '.past-page')).toEqual([]);
  await page.getByRole('button', { name: '接续 1 份点球' }).click();
  await page.getByRole('link', { name: '点球', exact: true }).last().click();
  await expect(page.locator('main')).toContainText('〔2026〕17号');
});

test('the cards of a city that starts in mid-year stand with the reason of their ledger', async ({ page, startServer }) => {
  const server = await startServer({ stranger: true });
  await setUp(page, server);
  expect(await server.cli('import', LEDGER)).toMatchObject({ status: 0 });
  const [first, second] = JSON.parse(await readFile(EXPECTED, 'utf8')) as Row[];
  const head = '牌种,项目名称,发牌日期,发牌原因,整改期限,状态,销牌日期';
  const rows = (name: string) => [
    `红牌,${first!.name},2026.1.5,上年12月应开工，至今未开工,2026年2月5日,整改中,`,
    `黄牌,${name},2026-01-06,投资低于序时,2026-02-06,未销牌,`,
    `黄牌,${first!.name},2025/11/6,投资低于序时,,已销牌,2025-12-08`,
  ];
  const choose = async (lines: string[]) => {
    const text = `\ufeff${[head, ...lines].join('\n')}\n`;
    const file = { name: '黄红牌台账.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
    await page.getByLabel('选择黄红牌台账').setInputFiles(file);
  };
  await open(page, `${server.url}/office/past`);
  await choose(['蓝牌,没有,1月,,,,']);
  await expect(page.locator('.import-issues.rejected')).toContainText('第 2 行 · 牌种');

  // A name that is written otherwise is asked about, and the answer makes a new preview.
  await choose(rows(`${second!.name}项目`));
  await page.locator('.import-questions select').selectOption({ index: 1 });
  await expect(page.locator('.past-preview')).toContainText('黄牌 1 张、红牌 1 张；已销 1 张');
  expect(await seriousFaults(page, '.past-page')).toEqual([]);
  await page.getByRole('button', { name: '接续 3 张牌' }).click();
  await expect(page.locator('.import-done')).toBeVisible();
  await choose(rows(second!.name));
  await expect(page.locator('.past-preview')).toContainText('3 行已经在册');

  await open(page, `${server.url}/cards`);
  const card = page.locator('.card-item.card-red');
  await expect(card).toContainText('上年12月应开工，至今未开工');
  await expect(card).toContainText('台账载明（黄红牌台账.csv 第 2 行）');
  await expect(card.locator('.finding-chart'), 'nothing was measured').toHaveCount(0);
  await open(page, `${server.url}/wall`);
  await expect(page.locator('.wall-figures')).toContainText('黄牌 红牌 未销');
});
