// A county's review: what differs comes first, many are accepted or given back at once, and what
// somebody else changed meanwhile stays with the reason.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Server } from '../../support/server';
import { ask, expect, open, seriousFaults, signIn, test } from '../../support/test';

/** 1 万元 in the cents of the interface. */
const WAN = 1_000_000;

interface DeskRow {
  id: number;
  name: string;
  state: unknown;
  plan: number | null;
  last_month: number | null;
}

interface Desk {
  whose: string;
  period: { month: string };
  rows: DeskRow[];
}

let given = 0;

const view = async <View>(page: Page, name: string, question: object): Promise<View> =>
  JSON.parse((await ask(page, `/api/view/${name}`, question)).text) as View;

const desk = (unit: Page) => view<Desk>(unit, 'desk', { month: null });

async function report(unit: Page, project: number, figures: object): Promise<void> {
  const { period } = await desk(unit);
  const command = { subject: `project/${project}/report/${period.month}`, action: { report: { record: { figures, confirmed: true } } } };
  const { status, text } = await ask(unit, '/api/execute', { id: `review-${process.pid}-${++given}`, command });
  expect(status, text).toBe(200);
}

/** Gives the unit two projects more in a county. */
async function register(server: Server, unit: string, county: string, names: string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'battle-map-review-'));
  const file = join(folder, 'more.csv');
  const rows = names.map((name) => `${name},${county},${unit},20000`);
  await writeFile(file, `\ufeff项目名称,县区,责任单位,总投资(万元)\r\n${rows.join('\r\n')}\r\n`);
  const { status, stderr } = await server.cli('import', file);
  await rm(folder, { recursive: true });
  expect(status, stderr).toBe(0);
}

/** Three reports of a unit wait: the first is out of all proportion, the others are as they should be. */
async function submitted(unit: Page, county: Page, server: Server): Promise<[number, number, number]> {
  const { whose } = await view<{ whose: string }>(county, 'review', { text: '', region: null, unit: null, difference: null, scope: 'waiting' });
  await register(server, (await desk(unit)).whose, whose, ['审核一号工程', '审核二号工程']);
  await expect.poll(async () => (await desk(unit)).rows.filter((row) => row.name.startsWith('审核')).length).toBe(2);
  const { rows } = await desk(unit);
  const base = (row: DeskRow) => Math.max(row.last_month ?? 0, row.plan ?? 0);
  const theirs = new Set((await desk(county)).rows.map((row) => row.id));
  const large = rows.find((row) => row.state === 'missing' && theirs.has(row.id) && base(row) > 0);
  const [first, second] = rows.filter((row) => row.name.startsWith('审核'));
  await report(unit, first!.id, { month: 80 * WAN, progress: '基础完成' });
  await report(unit, second!.id, { month: 90 * WAN, progress: '主体施工至三层' });
  await report(unit, large!.id, { month: 20 * base(large!), progress: '主体封顶' });
  return [large!.id, first!.id, second!.id];
}

test.use({ expectedErrors: [/status of 409/] });

test('a unit submits three, the county returns one with a reason and accepts two', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  const unit = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(unit, 'unit', '/problems', server.url);
  await signIn(page, 'county', '/review', server.url);
  const [large, first, second] = await submitted(unit, page, server);
  const line = (project: number) => page.locator(`.review-line[data-project="${project}"]`);
  const lines = page.locator('.review-line');

  // What differs comes first where the list is new; lines that came while it stood open are below.
  await expect(lines).toHaveCount(3);
  await page.reload();
  await expect(page.locator('body')).toHaveAttribute('data-hydrated');
  await expect(lines).toHaveCount(3);
  await expect(lines.first()).toHaveAttribute('data-project', `${large}`);
  await expect(line(large).locator('.review-differences .unusual')).toBeVisible();
  await expect(line(first).locator('.review-differences li')).toHaveCount(0);
  await line(large).locator('summary').click();
  await expect(line(large).locator('.review-words section')).toHaveCount(2);
  await expect(line(large).locator('.review-words')).toContainText('主体封顶');
  await line(large).locator('summary').click();
  expect(await seriousFaults(page, '.review-page')).toEqual([]);
  for (const width of [1920, 1024, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 900 });

  // One goes back, by the keyboard.
  const box = line(large).getByRole('checkbox');
  await box.press('Space');
  await page.getByLabel('退回原因').fill('金额疑似单位有误，请核实');
  await page.getByLabel('退回原因').press('Enter');
  await expect(line(large)).toHaveCount(0);
  await expect(lines).toHaveCount(2);
  const returned = async () => JSON.stringify((await desk(unit)).rows.find((row) => row.id === large)?.state);
  await expect.poll(returned).toContain('金额疑似单位有误');

  // A ticked report that its unit changes is shown as it is now, and has to be ticked again.
  await line(first).getByRole('checkbox').check();
  await report(unit, first, { month: 81 * WAN, progress: '基础完成' });
  await expect(line(first).locator('.review-note')).toContainText('勾选之后');
  await expect(line(first).locator('.review-figures .month dd')).toHaveText('81');
  await expect(line(first).getByRole('checkbox')).not.toBeChecked();

  // What the page does not know yet the server refuses; the other one goes in.
  let release!: () => void;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/api/view/review*', async (route) => {
    await released;
    await route.continue();
  });
  await page.getByRole('checkbox', { name: '全选' }).check();
  await report(unit, first, { month: 82 * WAN, progress: '基础完成' });
  await page.getByRole('button', { name: '通过并上报（2）' }).click();
  await expect(line(first).locator('.review-note')).toContainText('他人刚刚更新');
  await expect(line(first).getByRole('checkbox')).not.toBeChecked();
  await expect(page.locator('.review-batch')).toContainText('1 份未办成');
  release();
  await expect(line(second)).toHaveCount(0);
  await expect(line(first).locator('.review-figures .month dd')).toHaveText('82');
  await expect(line(first).locator('.review-note')).toContainText('他人刚刚更新');

  await line(first).getByRole('checkbox').check();
  await page.getByRole('button', { name: '通过并上报（1）' }).click();
  await expect(lines).toHaveCount(0);
  await expect(page.getByText('没有符合条件的月报。')).toBeVisible();

  // What is filed is found by the address alone.
  await open(page, `${server.url}/review?shown=filed&q=${encodeURIComponent('审核二号')}`);
  await expect(lines).toHaveCount(1);
  await expect(line(second)).toContainText('已报');
  await unit.context().close();
});

test('the county comes to the review from its desk and its menu, and filters it', async ({ page, demo }) => {
  await signIn(page, 'county', '/review', demo.url);
  await expect(page.getByRole('navigation', { name: '页面' }).getByRole('link', { name: '审核' })).toHaveAttribute('aria-current', 'page');
  await page.getByRole('combobox', { name: '状态' }).selectOption('filed');
  await expect(page).toHaveURL(/shown=filed/);
  await expect(page.locator('.review-line').first()).toBeVisible();
  await page.getByRole('searchbox').fill('查无此项');
  await page.getByRole('searchbox').press('Enter');
  await expect(page).toHaveURL(/q=/);
  await expect(page.locator('.review-line')).toHaveCount(0);
});
