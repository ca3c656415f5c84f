// Forecasts and requests to move a date: from the unit's desk to the office's answer and back.
import { day, unfoldAll, unfoldTo } from '../../support/desk';
import { expect, seriousFaults, signIn, test } from '../../support/test';

test.use({ expectedErrors: [/403|422/] });

// Told once: midnight may fall between the typing and the reading.
const [PAST, GUESS, REFUSED, GRANTED] = [day(-40), day(50), day(90), day(70)];
const shown = (date: string) => date.replaceAll('-', '.');

test('a unit forecasts, asks to move a date with a reason, and reads the answer', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'unit', '/my', server.url);
  await unfoldAll(page);
  const due = page.locator('.grid-due li').filter({ hasText: '申请调整' }).first();
  const name = (await due.locator('b').first().textContent()) ?? '';

  await due.getByText('预计', { exact: true }).click();
  await due.getByRole('button', { name: '保存预计' }).click();
  await expect(due.getByRole('alert')).toHaveText('请填写');
  await due.getByLabel('预计日期').fill(PAST);
  await due.getByRole('button', { name: '保存预计' }).click();
  await expect(due.getByRole('alert')).toContainText('预计日期');
  await due.getByLabel('预计日期').fill(GUESS);
  await due.getByRole('button', { name: '保存预计' }).click();
  await expect(due).toContainText(`预计 ${shown(GUESS)}`);

  await due.getByText('申请调整', { exact: true }).click();
  await due.getByRole('button', { name: '提交申请' }).click();
  // All that is missing is said at once, and the first field has the focus.
  await expect(due.getByRole('alert')).toHaveText(['请填写', '请填写']);
  await expect(due.getByLabel('希望调整到')).toBeFocused();
  await due.getByLabel('希望调整到').fill(REFUSED);
  await due.getByRole('button', { name: '提交申请' }).click();
  await expect(due.getByRole('alert')).toHaveText('请填写');
  await due.getByLabel('调整原因').selectOption({ label: '其他' });
  await due.getByRole('button', { name: '提交申请' }).click();
  await expect(due.getByRole('alert')).toContainText('须作说明');
  await due.getByLabel('调整原因').selectOption({ label: '用地' });
  await due.getByLabel('说明').fill('<i>林地</i>手续未批');
  await due.getByRole('button', { name: '提交申请' }).click();
  await expect(due).toContainText('（用地：<i>林地</i>手续未批），待答复');
  expect(await seriousFaults(page, '.my-page')).toEqual([]);

  const office = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(office, 'office', '/office', server.url);
  const request = office.locator('.office-date-requests li').filter({ hasText: '林地' });
  await expect(request).toContainText(name);
  await request.getByLabel('原因').fill('用地已批');
  await request.getByRole('button', { name: '不同意' }).click();
  await expect(request).toHaveCount(0);
  await expect(due).toContainText(`未同意调至 ${shown(REFUSED)}：用地已批`);

  await due.getByText('申请调整', { exact: true }).click();
  await due.getByLabel('希望调整到').fill(GRANTED);
  await due.getByLabel('调整原因').selectOption({ label: '天气' });
  await due.getByRole('button', { name: '提交申请' }).click();
  const again = office.locator('.office-date-requests li').filter({ hasText: '天气' });
  await again.getByRole('button', { name: '同意调整' }).click();
  await expect(due).toContainText(`已同意由`);
  await expect(due).toContainText(`调至 ${shown(GRANTED)}（天气）`);
  await office.context().close();
});

test('on the phone the forms of a milestone stay within the screen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, 'unit', '/my');
  await unfoldTo(page, page.locator('.grid-due summary').filter({ hasText: '申请调整' }));
  for (const words of ['预计', '申请调整']) {
    await page.locator('.grid-due summary').filter({ hasText: words }).first().click();
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
