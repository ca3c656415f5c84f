// What the administrator keeps: months and holidays, checklists, names and spellings, roles. What this
// browser keeps of work that is not done: decisions on an import, cards ticked for a batch.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { day } from '../../support/desk';
import { mended } from '../../support/ledger';
import { accepted, ask, expect, followed, open, seriousFaults, signIn, test } from '../../support/test';

// Refusals, and the requests of a page whose rights have just ended.
test.use({ expectedErrors: [/401|403|409|422/] });

test('an administrator sets when reports are due and what is a holiday; faults stand at their fields', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'admin', '/admin', server.url);
  expect(await seriousFaults(page, '.admin-page')).toEqual([]);

  const months = page.locator('#months');
  const due = months.getByLabel('每月几日前报送');
  await due.fill('32');
  const rule = months.locator('.admin-form').filter({ has: page.getByLabel('每月几日前报送') });
  await rule.getByRole('button', { name: '保存' }).click();
  await expect(months.locator('.form-field').filter({ has: page.getByLabel('每月几日前报送') }).getByRole('alert')).toHaveText('请填 1 到 31 之间的日期。');
  await expect(due).toHaveValue('32');
  await due.fill('20');
  // The list below is kept with the rule: it has to know of the new version before it is saved.
  await followed(page, () => rule.getByRole('button', { name: '保存' }).click());
  await expect(months.getByRole('alert')).toHaveCount(0);
  await expect(months.locator('.admin-proposals tbody tr')).toHaveCount(6);

  const list = months.getByRole('textbox', { name: /每行一条/ });
  const calendar = months.locator('.admin-calendar');
  await list.fill('2026-10-01~2026-10-07 休\n2026-02-30 休');
  await calendar.getByRole('button', { name: '保存' }).click();
  await expect(calendar.getByRole('alert')).toContainText('第 2 行');
  await list.fill('2024-10-01 休\n2026-10-01 休');
  await calendar.getByRole('button', { name: '保存' }).click();
  await expect(calendar.getByRole('alert')).toContainText('缺 2025 年');
  await expect(list).toHaveValue('2024-10-01 休\n2026-10-01 休');
  await calendar.getByRole('button', { name: /国务院公布/ }).click();
  await accepted(page, () => calendar.getByRole('button', { name: '保存' }).click());
  await expect(calendar.getByRole('alert')).toHaveCount(0);

  await page.reload();
  await expect(due).toHaveValue('20');
  await expect(list).toHaveValue(/2026-02-15~2026-02-23 休/);
});

test('what is checked before recognition is edited item by item', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'admin', '/admin', server.url);
  const form = page.locator('.admin-checklist').filter({ hasText: '其他节点' });
  for (const name of ['<b>施工许可证</b>', '施工许可证', '施工许可证']) {
    await form.getByRole('button', { name: '加一项' }).click();
    await form.getByRole('textbox', { name: '核查事项' }).last().fill(name);
  }
  await form.getByRole('checkbox').first().check();
  await form.getByRole('button', { name: '保存' }).dblclick();
  await expect(form.getByRole('alert')).toContainText('重名');
  await form.getByRole('button', { name: '删除' }).last().click();
  await accepted(page, () => form.getByRole('button', { name: '保存' }).click());
  await expect(form.getByRole('alert')).toHaveCount(0);
  await expect(form.getByRole('button', { name: '保存' })).toBeDisabled();
  await page.reload();
  await expect(form.getByRole('textbox', { name: '核查事项' }).first()).toHaveValue('<b>施工许可证</b>');
  await expect(form.getByRole('textbox')).toHaveCount(2);
  await expect(form.getByRole('checkbox').first()).toBeChecked();
});

test('a region, a unit and a list get other names and spellings; a taken one is said at the field', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'admin', '/admin', server.url);
  const regions = page.locator('#regions');
  const first = regions.locator('.admin-thing').first();
  await first.locator('summary').click();
  await first.getByLabel('新别名').fill('第一🏗️区');
  await first.getByRole('button', { name: '加别名' }).click();
  await expect(first.locator('.admin-aliases')).toContainText('第一🏗️区');
  await expect(first.getByLabel('新别名')).toHaveValue('');
  const second = await regions.locator('.admin-thing').nth(1).locator('summary b').textContent();
  await first.getByLabel('名称', { exact: true }).fill(second ?? '');
  await first.getByRole('button', { name: '改名' }).click();
  await expect(first.getByRole('alert')).toContainText('已有同名县区');
  await expect(first.getByLabel('名称', { exact: true })).toHaveValue(second ?? '');
  await first.getByRole('button', { name: '删除别名 第一🏗️区' }).click();
  await expect(first.locator('.admin-aliases')).not.toContainText('第一🏗️区');

  const units = page.locator('#units');
  await units.getByLabel('新单位名称').fill('广安港务局');
  await units.getByRole('button', { name: '新增' }).click();
  await units.getByLabel('查找单位').fill('港务');
  await units.getByLabel('查找单位').press('Enter');
  const unit = units.locator('.admin-thing');
  await expect(unit).toHaveCount(1);
  await unit.locator('summary').click();
  await unit.getByLabel('名称', { exact: true }).fill('广安市港航局');
  await unit.getByRole('button', { name: '改名' }).click();
  await expect(unit.locator('summary b')).toHaveText('广安市港航局');
  await expect(unit.locator('.admin-aliases')).toContainText('广安港务局');

  const lists = page.locator('#lists');
  await lists.getByLabel('新清单名称').fill('专项债项目');
  await lists.getByLabel('序时曲线').first().selectOption({ label: '按季度' });
  await lists.getByLabel('各季度末累计').first().fill('40 30 70 100');
  await lists.getByRole('button', { name: '新增' }).click();
  await expect(lists.getByRole('alert')).toContainText('不得下降');
  await lists.getByLabel('各季度末累计').first().fill('15 40 70 100');
  await lists.getByRole('button', { name: '新增' }).click();
  await expect(lists.locator('.admin-thing summary').filter({ hasText: '专项债项目' })).toContainText('按季度');
});

test('whoever gets another role or is deactivated is led out of the open page at once', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  const theirs = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(theirs, 'office', '/office', server.url);
  await signIn(page, 'admin', '/admin', server.url);
  const row = page.locator('tr').filter({ has: page.getByRole('rowheader', { name: 'office', exact: true }) });
  await row.getByText('调整角色').click();
  await row.getByLabel('角色').selectOption({ label: '浏览' });
  await row.getByRole('button', { name: '保存' }).click();
  await expect(theirs.locator('.fault')).toContainText('没有权限查看');
  // The choice of roles names it as well; the row with its new version is what the next button needs.
  await expect(row.getByRole('cell').first()).toHaveText('浏览');
  await row.getByRole('button', { name: '停用' }).click();
  await expect(row.getByRole('alertdialog')).toContainText('office');
  await row.getByRole('button', { name: '确认停用' }).click();
  await expect(theirs.getByRole('link', { name: '登录' })).toBeVisible();
  await theirs.context().close();
});

test('two administrators change one rule; the second is told and keeps what they typed', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'admin', '/admin', server.url);
  const other = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(other, 'admin', '/admin', server.url);
  const due = (page: typeof other) => page.getByLabel('每月几日前报送');
  const save = (page: typeof other) =>
    page.locator('.admin-form').filter({ has: due(page) }).getByRole('button', { name: '保存' }).click();
  await due(other).fill('22');
  await due(page).fill('18');
  const heard = other.waitForResponse(/\/api\/view\/admin/);
  await accepted(page, () => save(page));
  // Whoever is told that others were faster goes on from what has reached their page by then.
  await (await heard).finished();
  await save(other);
  await expect(other.locator('#months').getByRole('alert')).toContainText('他人刚刚更新');
  await expect(other.locator('#months .form-stale')).toContainText('admin');
  await expect(due(other)).toHaveValue('22');
  await accepted(other, () => save(other));
  await expect(other.locator('#months').getByRole('alert')).toHaveCount(0);
  await expect(due(page)).toHaveValue('22');
  await other.context().close();
});

test('decisions on renamed projects survive a reload; only the file is chosen again', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  const folder = await mkdtemp(join(tmpdir(), 'battle-map-decisions-'));
  const { file, renamed } = await mended(server, folder);
  const preview = async () => {
    await page.getByLabel('选择台账文件').setInputFiles(file);
    await page.getByRole('button', { name: '上传并核对' }).click();
  };
  await signIn(page, 'office', '/office/import', server.url);
  await preview();
  const question = page.getByRole('group', { name: renamed, exact: true });
  await expect(question.getByLabel('就是它，改了名')).not.toBeChecked();
  await question.getByLabel('就是它，改了名').check();

  await open(page, `${server.url}/office/import`);
  await preview();
  await expect(question.getByLabel('就是它，改了名')).toBeChecked();
  await expect(page.locator('.import-questions + button')).toBeEnabled();
  await page.getByRole('button', { name: '按以上决定重新核对' }).click();
  await expect(question).toHaveCount(0);

  // Another person at this machine finds nothing of it.
  await page.context().clearCookies();
  await signIn(page, 'admin', '/office/import', server.url);
  await preview();
  await expect(question.getByLabel('就是它，改了名')).not.toBeChecked();
  await rm(folder, { recursive: true });
});

test('cards ticked for a batch stay ticked after a reload, each queue for itself', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'office', '/cards?queue=verify', server.url);
  const cards = page.locator('.card-item');
  // Another card joins the one that waits for the list: its subject agrees, and a leader approves it.
  const another = await cards.filter({ has: page.getByRole('button', { name: '无异议' }) }).first().getAttribute('id');
  await accepted(page, () => page.locator(`#${another}`).getByRole('button', { name: '无异议' }).click());
  await open(page, `${server.url}/cards?queue=approve`);
  await page.locator(`#${another} > input[type="checkbox"]`).check();
  const batch = page.locator('.card-batch');
  await batch.getByLabel('签批领导').fill('陈副市长');
  await batch.getByLabel('文号或纸质依据').fill('市领导批示第7号');
  await batch.getByLabel('签批日期').fill(day(0));
  await accepted(page, () => batch.getByRole('button', { name: '签批通过（1）' }).click());
  await open(page, `${server.url}/cards?queue=issue`);
  await expect.poll(() => cards.count()).toBeGreaterThan(1);
  const id = await cards.nth(1).getAttribute('id');
  const tick = page.locator(`#${id} > input[type="checkbox"]`);
  await tick.check();
  await page.locator('a[href*="queue=approve"]').first().click();
  await expect(page).toHaveURL(/queue=approve/);
  await open(page, `${server.url}/cards?queue=issue`);
  await expect(tick).toBeChecked();
  await expect(page.getByRole('button', { name: /通报发牌（1）$/ })).toBeEnabled();
  await tick.uncheck();
  await open(page, `${server.url}/cards?queue=issue`);
  await expect(tick).not.toBeChecked();
});

test('a PC whose clock is an hour off shows the same data age and the same day', async ({ page }) => {
  await page.addInitScript(() => {
    const { now } = Date;
    Date.now = () => now() + 3_600_000;
    window.Date = new Proxy(Date, {
      construct: (target, words) => (words.length ? Reflect.construct(target, words) : new target(target.now())),
    });
  });
  await open(page, '/wall');
  await expect(page.locator('html')).toHaveAttribute('data-link', 'fresh');
  const beijing = async () => {
    const head = JSON.parse((await ask(page, '/live/head')).text);
    return new Date(head.time + 8 * 3_600_000).toISOString().slice(11, 13);
  };
  // Asked again with every look: the hour may end in between.
  await expect
    .poll(async () => (await page.locator('.wall-clock b').textContent())?.includes(`${await beijing()}:`))
    .toBe(true);
});
