// Lists of the administrator that a city grows: a page of each at a time, and a field that finds.
import { ask, expect, signIn, test } from '../../support/test';

test('an account among many is found, and its role bound to a unit that the page does not list', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'admin', '/admin', server.url);
  const together = (action: (number: number) => unknown) =>
    ({ together: Array.from({ length: 150 }, (_, number) => ({ subject: 'city', action: action(number) })) });
  for (const [id, command] of [
    ['long-units', together((number) => ({ unit: { register: { name: `渠江第${number}局` } } }))],
    ['long-people', together((number) => ({ person: { register: { name: `reader-${number}`, role: 'viewer' } } }))],
  ] as const) {
    expect((await ask(page, '/api/execute', { id: `${id}-${Date.now()}`, command })).status).toBe(200);
  }
  const people = page.locator('#people');
  const rows = people.locator('tbody tr');
  await expect(rows).toHaveCount(100);
  await people.getByRole('link', { name: '下一页' }).click();
  await expect(page).toHaveURL(/people=1/);
  await expect(rows.first()).not.toContainText('admin');
  await people.getByRole('searchbox').fill('reader-77');
  await people.getByRole('searchbox').press('Enter');
  await expect(rows).toHaveCount(1);
  await expect(page).toHaveURL(/who=reader-77/);
  await rows.getByText('调整角色').click();
  await rows.getByLabel('角色').selectOption('unit');
  await rows.getByLabel('选择单位').selectOption({ label: '渠江第149局' });
  await rows.getByRole('button', { name: '保存' }).click();
  await expect(rows).toContainText('渠江第149局');
});
