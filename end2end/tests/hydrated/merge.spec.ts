// Two projects that are one: compared, merged with a reason, opened by the retired number, separated.
import type { Page } from '@playwright/test';
import { ask, expect, open, seriousFaults, signIn, test } from '../../support/test';

const DOUBLE = '岳池县人民医院整体迁建重复件';

/** Registers a project of the first project's county, as an office would a second time. */
async function register(office: Page, name: string): Promise<string> {
  const facts = { name, regions: [{ region: 1, share: 1000 }], total: 123_000_000 };
  const command = { subject: 'city', action: { project: { register: { facts } } } };
  const { status, text } = await ask(office, '/api/execute', { id: `double-${process.pid}-${Date.now()}`, command });
  expect(status, text).toBe(200);
  return String(JSON.parse(text).created[0]).replace('project/', '');
}

test('an office merges a double, whose number opens the project that stays, and separates the two', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'office', '/projects/1', server.url);
  const stays = await page.locator('.project-head h1').innerText();
  const double = await register(page, DOUBLE);

  await page.getByRole('link', { name: '合并重复项目' }).click();
  await page.getByLabel('要并入的项目编号').fill(double);
  await page.getByRole('button', { name: '对照' }).click();
  await expect(page.locator('.merge-pair')).toContainText(DOUBLE);
  const name = page.locator('.merge-differs li').filter({ hasText: '项目名称' });
  await expect(name).toContainText(`改用：${DOUBLE}`);
  await expect(name.getByRole('checkbox')).not.toBeChecked();
  expect(await seriousFaults(page, '.merge-page')).toEqual([]);

  await page.getByRole('button', { name: '确认合并' }).click();
  await expect(page.getByLabel('依据')).toBeFocused();
  await page.getByLabel('依据').fill('两次入库');
  await page.getByRole('button', { name: '确认合并' }).click();
  await expect(page.locator('.merge-done')).toContainText(`编号 ${double}`);

  await open(page, `${server.url}/projects/${double}`);
  await expect(page.locator('.project-head h1')).toHaveText(stays.trim());
  await expect(page.locator('.project-merged')).toContainText(`您打开的编号 ${double}`);
  const history = page.locator('.project-page').getByText('并入另一项目');
  await expect(history.first()).toBeVisible();
  await expect(page.getByText('两次入库').first()).toBeVisible();

  await page.locator('.project-merged summary').click();
  await page.locator('.project-merged').getByLabel('依据').fill('两期工程');
  await page.locator('.project-merged').getByRole('button', { name: '撤销合并' }).click();
  await expect(page.locator('.project-head h1')).toHaveText(DOUBLE);
  await expect(page.locator('.project-merged li')).toHaveCount(0);
});

test('cards that come along are named, each with its colour and how far it has come', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'office', '/cards?queue=standing', server.url);
  const project = 'header a[href^="/projects/"]';
  const card = page.locator('.card-item').filter({ has: page.locator(project) }).first();
  const id = await card.getAttribute('id');
  const retires = (await card.locator(project).getAttribute('href'))?.replace('/projects/', '');
  await open(page, `${server.url}/office/merge?stays=${retires === '1' ? 2 : 1}&retires=${retires}`);
  await expect(page.locator(`.merge-name[href$="#${id}"]`)).toContainText(/[红黄]牌/);
});

for (const width of [390, 1024, 1920]) {
  test(`the page of a merger stays within a screen ${width} px wide`, async ({ page, startServer }) => {
    const server = await startServer({ demo: true });
    await page.setViewportSize({ width, height: 900 });
    await signIn(page, 'office', '/office/merge?stays=1&retires=2', server.url);
    await expect(page.locator('.merge-pair')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}
