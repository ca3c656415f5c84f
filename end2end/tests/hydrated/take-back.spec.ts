// An import is taken back as one step, unless something was built on what it brought.
import type { Page } from '@playwright/test';
import type { Server } from '../../support/server';
import { expect, open, seriousFaults, signIn, test } from '../../support/test';

const NAME = '高滩物流枢纽配套道路';

/** Imports a ledger of one new project, as the office. */
async function bringIn(page: Page, server: Server): Promise<void> {
  await open(page, `${server.url}/office/import`);
  const buffer = Buffer.from(`\ufeff项目名称,县区,责任单位,总投资(万元)\n${NAME},邻水县,邻水县交通运输局,32000\n`);
  await page.getByLabel('选择台账文件').setInputFiles({ name: '道路.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: '上传并核对' }).click();
  await page.getByRole('button', { name: /确认导入/ }).click();
  await expect(page.locator('.import-done')).toContainText('新增 1');
}

/** Finds the project in the list of all, as often as it is there. */
async function found(page: Page, server: Server, times: number): Promise<void> {
  await open(page, `${server.url}/projects?q=${encodeURIComponent(NAME)}`);
  await expect(page.locator('tbody tr').filter({ hasText: NAME })).toHaveCount(times);
}

test('an import is taken back, and refused with its list once something stands on it', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'office', '/office/import', server.url);
  await bringIn(page, server);
  await found(page, server, 1);

  await open(page, `${server.url}/office/import`);
  const last = page.locator('.import-past li').first();
  await last.getByRole('button', { name: '撤回这次导入' }).click();
  expect(await seriousFaults(page, '.import-past')).toEqual([]);
  await last.getByRole('button', { name: '确认撤回' }).click();
  await expect(last).toContainText('撤回');
  await expect(last.getByRole('button')).toHaveCount(0);
  await found(page, server, 0);

  await bringIn(page, server);
  await found(page, server, 1);
  await page.locator('tbody tr').filter({ hasText: NAME }).getByRole('link', { name: NAME }).click();
  const flags = page.locator('#bottom-lines');
  await flags.locator('.bottom-line-raise summary').click();
  await flags.getByRole('combobox', { name: '底线' }).selectOption({ label: '质量' });
  await flags.getByLabel('原因').fill('桩基检测不合格');
  await flags.getByRole('button', { name: '提出底线警示' }).click();
  await expect(flags.locator('.bottom-line-list li')).toContainText('桩基检测不合格');

  await open(page, `${server.url}/office/import`);
  await expect(last.getByRole('button', { name: '撤回这次导入' })).toHaveCount(0);
  await last.locator('summary').click();
  await expect(last.getByRole('link')).toContainText(`${NAME} · 底线`);
  await found(page, server, 1);
  expect(await server.cli('verify')).toMatchObject({ status: 0 });
});
