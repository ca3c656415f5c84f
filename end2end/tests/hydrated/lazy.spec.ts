// Fields that a browser loads when their form is opened, on a line that fails meanwhile.
import { cell, day, typeIn, unfoldTo } from '../../support/desk';
import { expect, signIn, test } from '../../support/test';

test.use({ expectedErrors: [/ERR_FAILED|Failed to fetch|403|422/] });

const FIELDS = '**/split_*forms*.wasm';

test('fields that do not arrive are asked for again, and what was typed stays', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  let asked = 0;
  await page.route(FIELDS, (route) => {
    asked += 1;
    return route.abort();
  });
  await signIn(page, 'unit', '/my', server.url);
  expect(asked).toBe(0);
  const missing = page.locator('.grid-row').filter({ has: page.locator('.report-state.missing') });
  const project = await missing.first().getAttribute('data-project');
  await typeIn(page, project, 'month', '12.5');
  const due = page.locator('.grid-due li').filter({ hasText: '申请调整' }).first();
  await unfoldTo(page, due);
  await due.getByText('申请调整', { exact: true }).click();
  const fault = due.getByRole('alert');
  await expect(fault).toContainText('没有加载成功');
  await fault.getByRole('button', { name: '再加载一次' }).click();
  await expect.poll(() => asked).toBe(2);
  await expect(fault).toContainText('没有加载成功');
  await page.unroute(FIELDS);
  await fault.getByRole('button', { name: '再加载一次' }).click();
  await expect(fault).toHaveCount(0);
  await due.getByLabel('希望调整到').fill(day(90));
  await due.getByLabel('调整原因').selectOption({ label: '用地' });
  await due.getByRole('button', { name: '提交申请' }).click();
  await expect(due).toContainText('（用地），待答复');
  await expect(cell(page, project, 'month')).toHaveText('12.5');
  await expect(page.locator('html')).not.toHaveAttribute('data-fault');
});
