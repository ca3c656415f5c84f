// Flags on bottom lines: raised by the office, shown to everybody, gone when they are taken back.
import { ready } from '../../support/map';
import { expect, open, seriousFaults, signIn, test } from '../../support/test';

test('a flag withholds recognition on project, map, ledger and wall until it is taken back', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'office', '/projects/1', server.url);
  const wall = await (await browser.newContext({ locale: 'zh-CN', viewport: { width: 1920, height: 1080 } })).newPage();
  await open(wall, `${server.url}/wall`);
  await expect(wall.locator('.wall-figures .withheld')).toHaveCount(0);

  const flags = page.locator('#bottom-lines');
  await flags.locator('.bottom-line-raise summary').click();
  await flags.getByRole('button', { name: '提出底线警示' }).click();
  await expect(flags.getByRole('alert')).toHaveText('请填写');
  await expect(flags.getByLabel('原因')).toBeFocused();
  await flags.getByRole('combobox', { name: '底线' }).selectOption({ label: '质量' });
  await flags.getByLabel('原因').fill('<b>桩基</b>检测不合格');
  await flags.getByRole('button', { name: '提出底线警示' }).click();
  const flag = flags.locator('.bottom-line-list li');
  await expect(flag).toContainText('<b>桩基</b>检测不合格');
  await expect(flags.locator('.withheld')).toHaveText('暂缓认定');
  await expect(wall.locator('.wall-figures .withheld')).toHaveText('暂缓认定 1');
  expect(await seriousFaults(page, '.project-page')).toEqual([]);

  const viewer = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await open(viewer, `${server.url}/projects`);
  await expect(viewer.locator('tr .withheld')).toHaveCount(1);
  await ready(viewer, `${server.url}/?selected=1`);
  await expect(viewer.locator('.panel .withheld')).toHaveText('暂缓认定');

  await flag.locator('summary').click();
  await flag.getByLabel('原因').fill('复检合格');
  await flag.getByRole('button', { name: '解除警示' }).click();
  await expect(flag).toContainText('解除：复检合格');
  await expect(flags.locator('h2 .withheld')).toHaveCount(0);
  await expect(wall.locator('.wall-figures .withheld')).toHaveCount(0);
  await viewer.context().close();
  await wall.context().close();
});

test('what is typed into a flag survives a reload, and is gone once it was raised', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'leader', '/projects/2', server.url);
  const flags = page.locator('#bottom-lines');
  const raise = flags.locator('.bottom-line-raise');
  await raise.locator('summary').click();
  await raise.getByLabel('原因').fill('接到举报，正在核查');
  await flags.getByRole('combobox', { name: '底线' }).selectOption({ label: '廉洁' });
  await open(page, `${server.url}/projects/2`);
  // What was not sent opens it.
  await expect(raise.getByLabel('原因')).toHaveValue('接到举报，正在核查');
  await expect(flags.getByText('已恢复上次未提交的内容。')).toBeVisible();
  await flags.getByRole('button', { name: '提出底线警示' }).click();
  await expect(flags.locator('.bottom-line-list')).toContainText('廉洁');
  await open(page, `${server.url}/projects/2`);
  await raise.locator('summary').click();
  await expect(raise.getByLabel('原因')).toHaveValue('');
});
