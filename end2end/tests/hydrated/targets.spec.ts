// Targets: set with every dimension, changed and removed at the office's desk; beside what was claimed
// and recognised on the map, in the ledger and on the wall, where the plan stands in and says so.
import { expect, open, seriousFaults, signIn, test } from '../../support/test';

test.use({ expectedErrors: [/403|422|409/] });

test('a target with all its dimensions is set, changed and removed', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'office', '/office', server.url);
  const form = page.locator('.goal-form');
  await form.getByLabel('范围').selectOption({ label: '邻水县' });
  await form.getByLabel('行业').selectOption({ index: 1 });
  await form.getByLabel('规模').selectOption({ label: '10亿元以上' });
  await form.getByLabel('类别').selectOption({ label: '投资' });
  await form.getByLabel('期限').selectOption({ label: '6月' });
  await form.getByRole('button', { name: '设定目标' }).click();
  await expect(form.getByRole('alert')).toContainText('请填写目标值');
  await form.getByLabel('目标（亿元）').fill('12.5');
  await form.getByRole('button', { name: '设定目标' }).click();
  const row = page.locator('.office-targets tbody tr').filter({ hasText: '10亿元以上' });
  await expect(row).toContainText('邻水县 · ');
  await expect(row).toContainText('12.50');
  expect(await seriousFaults(page, '.office-page')).toEqual([]);

  await row.getByRole('button', { name: '修改' }).click();
  await expect(form.getByLabel('目标（亿元）')).toHaveValue('12.5');
  await form.getByLabel('目标（亿元）').fill('20');
  await form.getByRole('button', { name: '按此修改' }).click();
  await expect(row).toContainText('20.00');
  await expect(row).toHaveCount(1);
  await row.getByRole('button', { name: '删除' }).click();
  await expect(row.getByRole('alertdialog')).toContainText('10亿元以上');
  await row.getByRole('button', { name: '确认删除' }).click();
  await expect(row).toHaveCount(0);
});

test('a target being typed survives a closed tab, and is gone once it is set', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'office', '/office', server.url);
  const form = page.locator('.goal-form');
  await form.getByLabel('规模').selectOption({ label: '10亿元以上' });
  await form.getByLabel('目标（个）').fill('12');
  await page.reload();
  await expect(form.getByLabel('目标（个）')).toHaveValue('12');
  await expect(form.getByLabel('规模').locator('option:checked')).toHaveText('10亿元以上');
  await expect(form.locator('.form-restored')).toContainText('已恢复');

  await form.getByRole('button', { name: '设定目标' }).click();
  await expect(page.locator('.office-targets tbody tr').filter({ hasText: '10亿元以上' })).toHaveCount(1);
  await page.reload();
  await expect(form.getByLabel('目标（个）')).toHaveValue('');
  await expect(form.locator('.form-restored')).toHaveCount(0);
});

test('a unit has a target of its own, and the choice of that unit shows it on map and ledger', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'office', '/office', server.url);
  const form = page.locator('.goal-form');
  const scope = form.getByLabel('范围');
  const unit = await scope.locator('option[value^="unit/"]').first().getAttribute('value');
  await scope.selectOption(unit!);
  await form.getByLabel('目标（个）').fill('7');
  await form.getByRole('button', { name: '设定目标' }).click();
  await expect(form.getByLabel('目标（个）')).toHaveValue('');

  const chosen = `unit=${unit!.split('/')[1]}`;
  await open(page, `${server.url}/?${chosen}`);
  const starts = page.locator('.score-table tbody tr').first();
  await expect(starts.locator('td').first()).toHaveText(/^\s*7$/);
  await expect(page.locator('.map-sums')).toContainText('目标 7');
  // Nobody set a target for the unit's completions: the plan stands in.
  await expect(page.locator('.score-table tbody tr').nth(1)).toContainText('计划');
  await open(page, `${server.url}/projects?${chosen}`);
  await expect(page.locator('.ledger-scores')).toContainText('/ 目标 7');
  await open(page, `${server.url}/projects?${chosen}&stage=building`);
  await expect(page.locator('.ledger-scores')).toContainText('/ 计划');
});

test('the wall shows target, claimed and recognised, county by county', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await open(page, '/wall');
  await expect(page.locator('.wall-figures')).toContainText('开工 认定/目标');
  await expect(page.locator('.wall-figures')).toContainText(/申报 \d+/);
  await expect(page.locator('.wall-regions tbody tr').first().locator('.region-reached').nth(1)).toHaveText(/^\d+(\+\d+)?\s*\/\s*\d+$/);
});
