// A month is closed and opened under every page that stands open: no page fails, what was typed stays,
// and the buttons work.
import { type Browser, type Locator, type Page } from '@playwright/test';
import { cell, day, typeIn, unfoldAll } from '../../support/desk';
import { before, closeMonth, monthOf, reopenMonth } from '../../support/months';
import { expect, open, signIn, test } from '../../support/test';

// Months closed and opened one after another, on a machine that is busy otherwise.
test.slow();

interface Watched {
  page: Page;
  errors: string[];
}

/** A page in a browser of its own, whose errors are collected. */
async function watched(browser: Browser, viewport = { width: 1440, height: 900 }): Promise<Watched> {
  const page = await (await browser.newContext({ locale: 'zh-CN', viewport })).newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`${error}`));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return { page, errors };
}

/** Waits until a page has heard of the last closed month; it is still the page it was. */
async function heard({ page, errors }: Watched, closed: string): Promise<void> {
  const period = page.locator('.bar-period, .wall-period').first();
  await expect(period).toContainText(`${Number(closed.slice(5))}月`);
  await expect(page.locator('.fault-banner')).toHaveCount(0);
  expect(errors, page.url()).toEqual([]);
}

/** Unfolds a form, types, and answers what was typed where. */
async function typed(form: Locator, field: Locator, value: string): Promise<[Locator, string]> {
  await form.locator('> summary').first().click();
  await field.fill(value);
  return [field, value];
}

async function stands(fields: [Locator, string][]): Promise<void> {
  for (const [field, value] of fields) await expect(field).toHaveValue(value);
}

test('a desk goes on when its only month is closed and opened again, with all that was typed', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'office', '/office', server.url);
  const desk = await watched(browser);
  const my = desk.page;
  await signIn(my, 'county', '/my', server.url);
  const month = await monthOf(my);

  const project = await my.locator('.grid-row').filter({ has: my.locator('.report-state.missing') }).first().getAttribute('data-project');
  const row = my.locator(`.grid-row[data-project="${project}"]`);
  const progress = cell(my, project, 'progress');
  await typeIn(my, project, 'progress', '填了一半');
  await unfoldAll(my);
  const { of, milestone } = await my.locator('.grid-due li').filter({ has: my.getByText('申报完成') }).first().evaluate((line) => ({
    of: (line.closest('tr.grid-due')?.previousElementSibling as HTMLElement).dataset.project,
    milestone: (line as HTMLElement).dataset.milestone,
  }));
  const due = my.locator(`.grid-row[data-project="${of}"] + .grid-due li[data-milestone="${milestone}"]`);
  const form = (name: string) => due.locator('details.claim').filter({ has: my.locator('summary').getByText(name, { exact: true }) });
  const fields = [
    await typed(form('申报完成'), due.getByLabel('完成日期'), day(-2)),
    await typed(form('预计'), due.getByLabel('预计日期'), day(60)),
    await typed(form('申请调整'), due.getByLabel('说明'), '等待林地批复'),
  ];

  for (const turn of ['first', 'second']) {
    await closeMonth(page, month);
    await heard(desk, month);
    await expect(my.locator('.my-head'), turn).toContainText('目前没有开放的报送期');
    await expect(progress).toHaveText('');
    await stands(fields);
    await reopenMonth(page, month);
    await heard(desk, before(month));
    await expect(progress).toHaveText('填了一半');
    await stands(fields);
  }

  // The forms and the buttons work.
  await form('预计').getByRole('button').click();
  await expect(form('预计')).not.toHaveAttribute('open');
  await row.getByRole('button', { name: '提交' }).click();
  await expect(row.locator('.report-state')).toHaveText('已报');
  await expect(progress).toHaveText('填了一半');
  await stands([fields[0]!, fields[2]!]);
  expect(desk.errors).toEqual([]);
  await my.context().close();
});

test('a desk goes on when it comes to another month; each month keeps its own draft', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'office', '/office', server.url);
  const desk = await watched(browser);
  const my = desk.page;
  await signIn(my, 'county', '/my', server.url);
  const month = await monthOf(my);
  const project = await my.locator('.grid-row').filter({ has: my.locator('.report-state.missing') }).first().getAttribute('data-project');
  const progress = cell(my, project, 'progress');
  await typeIn(my, project, 'progress', '这个月的');

  await reopenMonth(page, before(month));
  await expect(my.locator('.my-head nav a')).toHaveCount(2);
  await expect(progress).toHaveText('这个月的');
  await closeMonth(page, month);
  await expect.poll(() => monthOf(my)).toBe(before(month));
  await expect(progress).not.toHaveText('这个月的');
  await typeIn(my, project, 'progress', '上个月的');
  await reopenMonth(page, month);
  await expect.poll(() => monthOf(my)).toBe(month);
  await expect(progress).toHaveText('这个月的');
  await closeMonth(page, month);
  await expect.poll(() => monthOf(my)).toBe(before(month));
  await expect(progress).toHaveText('上个月的');
  await expect(my.locator('.fault-banner')).toHaveCount(0);
  expect(desk.errors).toEqual([]);
  await my.context().close();
});

test('a report on its way when its month is closed leaves the desk whole', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'office', '/office', server.url);
  const desk = await watched(browser);
  const my = desk.page;
  await signIn(my, 'county', '/my', server.url);
  const month = await monthOf(my);
  let release!: () => void;
  const released = new Promise<void>((resolve) => (release = resolve));
  await my.route('**/api/execute', async (route) => {
    await released;
    await route.continue();
  });
  const row = my.locator('.grid-row').filter({ has: my.locator('.report-state.missing') }).first();
  const project = await row.getAttribute('data-project');
  await typeIn(my, project, 'progress', '在路上');
  // By its project: a line that something was typed in may no longer be called missing.
  await my.locator(`.grid-row[data-project="${project}"]`).getByRole('button', { name: '提交' }).click();
  await closeMonth(page, month);
  await heard(desk, month);
  const refused = my.waitForResponse((answer) => answer.url().endsWith('/api/execute'));
  release();
  expect((await refused).status()).not.toBe(200);
  await reopenMonth(page, month);
  await expect(my.locator('.grid-editor')).toBeVisible();
  await expect(my.locator('.grid-row.typed')).toHaveCount(1);
  await expect(my.locator('.fault-banner')).toHaveCount(0);
  expect(desk.errors.filter((error) => !/409|422/.test(error))).toEqual([]);
  await my.context().close();
});

/** Closes the month and opens it again, twice, under pages with something typed in them. */
async function underMonths(office: Page, month: string, pages: Watched[], fields: [Locator, string][]): Promise<void> {
  for (let turn = 0; turn < 2; turn++) {
    await closeMonth(office, month);
    for (const each of pages) await heard(each, month);
    await stands(fields);
    await reopenMonth(office, month);
    for (const each of pages) await heard(each, before(month));
    await stands(fields);
  }
}

/** The open month, and a project of the county's that asks for another date. */
async function asked(browser: Browser, url: string): Promise<{ month: string; project: string }> {
  const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(page, 'county', '/my', url);
  const month = await monthOf(page);
  const project = (await page.locator('.grid-row').first().getAttribute('data-project')) ?? '';
  await unfoldAll(page);
  const due = page.locator('.grid-due li').filter({ hasText: '申请调整' }).first();
  await due.getByText('申请调整', { exact: true }).click();
  await due.getByLabel('希望调整到').fill(day(90));
  await due.getByLabel('调整原因').selectOption({ label: '天气' });
  await due.getByRole('button', { name: '提交申请' }).click();
  await expect(due).toContainText('待答复');
  await page.context().close();
  return { month, project };
}

test('the desks of the headquarters go on when a month is closed and opened again', async ({ browser, startServer }) => {
  const server = await startServer({ demo: true });
  const { month } = await asked(browser, server.url);
  const [office, cards] = [await watched(browser), await watched(browser)];
  await signIn(office.page, 'office', '/office', server.url);
  await signIn(cards.page, 'office', '/cards?queue=answered', server.url);
  const goal = office.page.locator('.goal-form input').first();
  await goal.fill('12');
  const request = office.page.locator('.office-date-requests input').first();
  await request.fill('手续已齐');
  const card = cards.page.locator('.card-item').filter({ hasText: '办公室办理' }).first();
  await card.getByText('办公室办理').click();
  const words = cards.page.locator(`#${await card.getAttribute('id')}`).getByLabel('说明或原因');
  await words.fill('复核属实');

  await underMonths(office.page, month, [office, cards], [[goal, '12'], [request, '手续已齐'], [words, '复核属实']]);
  await office.page.locator('.office-date-requests').getByRole('button', { name: '不同意' }).click();
  await expect(office.page.locator('.office-date-requests')).toHaveCount(0);
  for (const { page, errors } of [office, cards]) {
    expect(errors).toEqual([]);
    await page.context().close();
  }
});

test('problems and a project with their forms go on when a month is closed and opened again', async ({ browser, startServer }) => {
  const server = await startServer({ demo: true });
  const { month, project } = await asked(browser, server.url);
  const [list, file] = [await watched(browser), await watched(browser)];
  await signIn(list.page, 'office', '/problems', server.url);
  await signIn(file.page, 'office', `/projects/${project}`, server.url);
  const problem = list.page.locator('.problem').filter({ has: list.page.locator('.revise-problem') }).first();
  const text = problem.locator('.revise-problem textarea');
  const step = problem.getByLabel('办了什么、怎样解决或为何重开');
  const raise = file.page.locator('.raise-problem');
  const fields = [
    await typed(problem.locator('.revise-problem'), text, '改了一半的问题'),
    await typed(raise, raise.getByLabel('问题内容'), '登记了一半'),
  ];
  await step.fill('正在协调');

  await underMonths(list.page, month, [list, file], [...fields, [step, '正在协调']]);
  await problem.getByRole('button', { name: '记进展' }).click();
  await expect(problem.locator('.problem-steps')).toContainText('正在协调');
  await expect(text).toHaveValue('改了一半的问题');
  await raise.getByLabel('起始日期').fill(day(-1));
  await raise.getByRole('button', { name: '登记问题' }).click();
  await expect(file.page.locator('.problem').filter({ hasText: '登记了一半' })).toHaveCount(1);
  for (const { page, errors } of [list, file]) {
    expect(errors).toEqual([]);
    await page.context().close();
  }
});

test('notices and their forms go on when a month is closed and opened again', async ({ browser, startServer }) => {
  const server = await startServer({ demo: true });
  const { month, project } = await asked(browser, server.url);
  const [register, writing, notice] = [await watched(browser), await watched(browser), await watched(browser)];
  await signIn(register.page, 'office', '/notices', server.url);
  await signIn(writing.page, 'office', `/notices/new?project=${project}`, server.url);
  const running = register.page.locator('.notice-register tbody tr:not(.draft):not(.over) th a').first();
  await signIn(notice.page, 'office', (await running.getAttribute('href')) ?? '', server.url);
  const subject = writing.page.getByLabel('事由');
  await subject.fill('写了一半的事由');
  const correct = notice.page.locator('details.notice-move').filter({ hasText: '补充或撤回' });
  const correction = await typed(correct, correct.locator('textarea').first(), '补充说明一半');

  await underMonths(register.page, month, [register, writing, notice], [[subject, '写了一半的事由'], correction]);
  await correct.getByRole('button', { name: '补充', exact: true }).click();
  await expect(notice.page.locator('.notice-timeline')).toContainText('补充说明一半');
  await running.click();
  await expect(register.page.locator('.notice-timeline')).toBeVisible();
  for (const { page, errors } of [register, writing, notice]) {
    expect(errors).toEqual([]);
    await page.context().close();
  }
});

test('the wall, the map and the ledger go on when a month is closed and opened again', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  const { month, project } = await asked(browser, server.url);
  await signIn(page, 'office', '/office', server.url);
  const [wall, map, ledger] = [await watched(browser, { width: 1920, height: 1080 }), await watched(browser), await watched(browser)];
  await open(wall.page, `${server.url}/wall`);
  await open(map.page, `${server.url}/?selected=${project}`);
  await open(ledger.page, `${server.url}/projects`);

  await underMonths(page, month, [wall, map, ledger], []);
  await map.page.locator('.panel-close').click();
  await expect(map.page.locator('.panel')).toHaveCount(0);
  await ledger.page.locator('tbody th a').first().click();
  await expect(ledger.page.locator('.project-head')).toBeVisible();
  for (const { page, errors } of [wall, map, ledger]) {
    expect(errors).toEqual([]);
    await page.context().close();
  }
});

test('a card that changes elsewhere keeps what is being typed about it', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'office', '/problems', server.url);
  const mine = page.locator('.problem').filter({ has: page.getByLabel('办了什么、怎样解决或为何重开') }).first();
  const id = await mine.getAttribute('data-problem');
  const here = page.locator(`[data-problem="${id}"]`);
  await here.getByLabel('办了什么、怎样解决或为何重开').fill('我正写着');
  const other = await watched(browser);
  await signIn(other.page, 'office', '/problems', server.url);
  const there = other.page.locator(`[data-problem="${id}"]`);
  await there.getByLabel('办了什么、怎样解决或为何重开').fill('别人记的');
  await there.getByRole('button', { name: '记进展' }).click();
  await expect(here.locator('.problem-steps')).toContainText('别人记的');
  await expect(here.getByLabel('办了什么、怎样解决或为何重开')).toHaveValue('我正写着');
  await here.getByRole('button', { name: '记进展' }).click();
  await expect(here.locator('.problem-steps')).toContainText('我正写着');
  await other.page.context().close();
});

test('a problem that is closed elsewhere stays where somebody writes about it, and says why it cannot be sent', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'office', '/problems', server.url);
  const words = '办了什么、怎样解决或为何重开';
  const id = await page.locator('.problem').filter({ has: page.getByLabel(words) }).first().getAttribute('data-problem');
  const here = page.locator(`[data-problem="${id}"]`);
  await here.getByLabel(words).fill('我正写着');
  const other = await watched(browser);
  await signIn(other.page, 'office', '/problems', server.url);
  const there = other.page.locator(`[data-problem="${id}"]`);
  await there.getByLabel(words).fill('已经办结');
  await there.getByRole('button', { name: '销号' }).click();
  await expect(there).toHaveCount(0);
  await expect(here.getByText('现在不能提交这些内容了')).toBeVisible();
  await expect(here.getByLabel(words)).toHaveValue('我正写着');
  await page.reload();
  await expect(here).toHaveCount(0);
  await other.page.context().close();
});
