// The ways in and out, in a browser that has taken the pages over.
import { expect, open, seriousFaults, signIn, test } from '../../support/test';

test('the first account is opened with the code from the console', async ({ page, startServer }) => {
  const server = await startServer({ stranger: true });
  await page.goto(server.url);
  await expect(page).toHaveURL(/\/setup$/);
  expect(await seriousFaults(page)).toEqual([]);
  const code = /code (\S+)/.exec(server.said.join('\n'))?.[1] ?? '';
  const fill = async (code: string) => {
    await page.getByLabel('验证码').fill(code);
    await page.getByLabel('城市名称').fill('广安市');
    await page.getByLabel('账号').fill('管理员');
    await page.getByLabel('密码', { exact: true }).fill('three kicks');
    await page.getByLabel('再输一遍').fill('three kicks');
    await page.getByRole('button', { name: '开通并登录' }).click();
  };
  await fill('guessed');
  await expect(page.getByRole('alert')).toHaveText(/验证码不对/);
  await expect(page.getByLabel('账号')).toHaveValue('管理员');
  await expect(page.getByLabel('城市名称')).toHaveValue('广安市');
  await fill(code);
  await expect(page.locator('.account summary')).toContainText('管理员');
  await expect(page).toHaveURL(/\/office$/);
  await expect(page.locator('.bar-brand')).toContainText('广安市');
});

test('a wrong password is said at the form, what was typed stays, the right one leads on', async ({ page, demo }) => {
  await page.goto(`${demo.url}/login?back=/projects`);
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByLabel('账号').fill('office');
  await page.getByLabel('密码').fill('not this one');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('alert')).toHaveText('账号或密码不对。');
  await expect(page.getByLabel('账号')).toHaveValue('office');
  await signIn(page, 'office', '/projects', demo.url);
  await page.locator('.account summary').click();
  expect(await seriousFaults(page, '.bar')).toEqual([]);
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page).toHaveURL(/\/login$/);
});

test('a reader of the demo is offered the way in', async ({ page }) => {
  await open(page, '/');
  await page.getByRole('link', { name: '登录' }).click();
  await expect(page.getByLabel('密码')).toBeVisible();
});
