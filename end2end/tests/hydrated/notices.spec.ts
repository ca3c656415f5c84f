// A penalty notice from the leader's tablet to the unit's signature, seen on the wall meanwhile.
import { type Browser, type Page } from '@playwright/test';
import { openDue } from '../../support/desk';
import { DEMO_PASSWORD } from '../../support/server';
import { expect, open, seriousFaults, signIn, test } from '../../support/test';

test.use({ expectedErrors: [/404|422/] });

/** A page of its own browser. */
async function screen(browser: Browser, width: number, height: number, plain = false): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width, height }, javaScriptEnabled: !plain });
  return context.newPage();
}

/** When an element shows up, by the page's own clock. */
const appears = (page: Page, selector: string, words: string) =>
  page.evaluate(
    ([selector, words]) =>
      new Promise<number>((resolve) => {
        const look = () => [...document.querySelectorAll(selector!)].some((element) => element.textContent?.includes(words!));
        if (look()) return resolve(Date.now());
        const observer = new MutationObserver(() => {
          if (look()) {
            observer.disconnect();
            resolve(Date.now());
          }
        });
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
    [selector, words],
  );

test('a leader sends a notice, the wall and the unit have it by themselves, and it is signed, answered and closed', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  const unit = await screen(browser, 1440, 900);
  await signIn(unit, 'unit', '/my', server.url);
  await openDue(unit);
  const project = (await unit.locator('.grid-row').last().getAttribute('data-project')) ?? '';
  const wall = await screen(browser, 1920, 1080);
  await open(wall, `${server.url}/wall`);
  await expect(wall.locator('.wall-notices li').first()).toBeVisible();

  await page.setViewportSize({ width: 1024, height: 768 });
  await signIn(page, 'leader', `/?selected=${project}`, server.url);
  await page.locator('.panel').getByRole('link', { name: '发点球' }).click();
  const form = page.locator('.notice-form');
  await expect(form.getByLabel('受文单位')).not.toHaveValue('');
  expect(await seriousFaults(page, '.notice-page')).toEqual([]);
  await form.getByLabel('事由').fill('限期恢复施工');
  await form.getByLabel('存在问题').fill('9月以来现场停工');
  await form.getByLabel('签发领导').fill('');
  await form.getByRole('button', { name: '发出' }).click();
  await expect(form.getByText('请填写整改要求。')).toBeVisible();
  await expect(form.getByText('请填写签发领导。')).toBeVisible();
  await expect(form.getByLabel('整改要求')).toBeFocused();

  // Before it is issued it stands on the server as a draft, and its paper is shown.
  await form.getByLabel('整改要求').fill('11月30日前恢复施工\n报送整改方案');
  await form.getByLabel('签发领导').fill('王××');
  await form.getByRole('button', { name: '发出' }).click();
  await expect(page).toHaveURL(/\/notices\/\d+/);
  await expect(page.locator('.notice-proof')).toContainText('11月30日前恢复施工');
  expect(await seriousFaults(page, '.notice-page')).toEqual([]);
  // What is demanded is between those concerned; a wall tells what it is about.
  const onWall = appears(wall, '.wall-moment', '限期恢复施工');
  const onDesk = appears(unit, '.due-notice', '11月30日前恢复施工');
  const issued = page.waitForResponse((response) => response.url().endsWith('/api/execute') && (response.request().postData() ?? '').includes('"issue"'));
  await form.getByRole('button', { name: '确认发出' }).click();
  await issued;
  const at = Date.now();
  // How long it takes is measured elsewhere: no test fails because a machine is slow.
  console.log(`on the wall after ${(await onWall) - at} ms, on the desk after ${(await onDesk) - at} ms`);
  await expect(page.locator('h1')).toHaveText(/^挂战点球〔\d{4}〕\d+号$/);
  const number = (await page.locator('h1').textContent()) ?? '';
  await expect(wall.locator('body')).not.toContainText('11月30日前恢复施工');
  await expect(wall.locator('.map-pulses')).toHaveCount(1);

  // The moment passes and leaves the line, however many others run; whoever signs takes the ring away.
  await expect(wall.locator('.wall-notices li').filter({ hasText: number.slice(4) })).toBeVisible();
  await expect(wall.locator('.wall-moment')).toHaveCount(0);
  const line = unit.locator('.due-notice').filter({ hasText: number });
  await line.getByRole('link', { name: '查看并签收' }).click();
  await expect(unit.locator('.notice-turn')).toContainText('签收');
  await expect(page.locator('.notice-timeline')).toContainText('送达');
  expect(await seriousFaults(unit, '.notice-page')).toEqual([]);
  await unit.getByLabel('签收人姓名').fill('陈××');
  await unit.getByRole('button', { name: '签收' }).click();
  await expect(unit.locator('.notice-timeline')).toContainText('签收人：陈××');

  await unit.getByLabel('整改情况').fill('已复工');
  await unit.getByRole('button', { name: '报送反馈' }).click();
  await expect(page.getByRole('heading', { name: '复核反馈' })).toBeVisible();
  await page.getByLabel(/复核意见/).fill('照片不清，请补报。');
  await page.getByRole('button', { name: '退回重报' }).click();
  await expect(unit.locator('.notice-timeline')).toContainText('照片不清');
  await unit.getByLabel('整改情况').fill('已补照片');
  await unit.getByRole('button', { name: '报送反馈' }).click();
  await page.getByRole('button', { name: '复核通过，销号' }).click();
  await expect(page.locator('.notice-turn')).toContainText('已经销号');
  await expect(wall.locator('.wall-notices')).not.toContainText(number.slice(4));
  for (const other of [unit, wall]) await other.context().close();
});

test('a unit without scripts reads its notice and signs for it', async ({ browser, startServer }) => {
  const server = await startServer({ demo: true });
  const unit = await screen(browser, 1280, 800, true);
  await unit.goto(`${server.url}/login`);
  await unit.getByLabel('账号').fill('unit');
  await unit.getByLabel('密码').fill(DEMO_PASSWORD);
  await unit.getByRole('button', { name: '登录' }).click();
  await unit.locator('.my-due > summary').click();
  await unit.getByRole('link', { name: '查看并签收' }).first().click();
  await unit.getByLabel('签收人姓名').fill('陈××');
  await unit.getByRole('button', { name: '签收' }).click();
  await expect(unit.locator('.notice-timeline')).toContainText('签收人：陈××');
  await expect(unit.locator('.notice-timeline')).toContainText('送达');
  await unit.context().close();
});

test('what is typed into a notice survives a closed tab', async ({ page }) => {
  await signIn(page, 'leader', '/notices/new?project=1');
  await page.getByLabel('整改要求').fill('限期恢复施工');
  await page.reload();
  await expect(page.getByLabel('整改要求')).toHaveValue('限期恢复施工');
  await expect(page.locator('.form-restored')).toBeVisible();
  await page.getByRole('button', { name: '清空重填' }).click();
  await expect(page.getByLabel('整改要求')).toHaveValue('');
});

test('a draft warns of a deadline on a day off and asks back before it is thrown away', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'office', '/notices/new?project=1', server.url);
  await page.getByLabel('事由').fill('限期恢复施工');
  await page.getByLabel('存在问题').fill('现场停工');
  await page.getByLabel('整改要求').fill('恢复施工');
  await page.getByLabel('签发领导').fill('王××');
  // A Saturday far from every holiday.
  await page.getByLabel('反馈期限').fill('2030-03-16');
  await page.getByRole('button', { name: '存草稿' }).click();
  await expect(page.getByRole('heading', { name: '点球草稿' })).toBeVisible();
  await page.getByRole('button', { name: '发出' }).click();
  await expect(page.locator('.form-confirm')).toContainText('3月16日是休息日');
  await page.locator('.notice-form').getByRole('button', { name: '返回修改' }).click();
  await expect(page.locator('.form-confirm')).toHaveCount(0);

  await page.getByRole('button', { name: '作废', exact: true }).click();
  await page.getByRole('button', { name: '确认作废' }).click();
  await expect(page.getByText('没有这份文书')).toBeVisible();
});

test('the register narrows, shows the record to the office, and types of documents are edited', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'office', '/notices', server.url);
  expect(await seriousFaults(page, '.notices-page')).toEqual([]);
  const rows = page.locator('.notice-register tbody tr');
  const all = await rows.count();
  expect(all).toBeGreaterThan(4);
  await page.getByLabel('状态').selectOption('overdue');
  await expect(page).toHaveURL(/state=overdue/);
  await expect(rows.first()).toHaveClass(/late/);
  await expect(page.locator('.notice-records tbody tr').first()).toBeVisible();

  await page.getByRole('link', { name: '文种与模板' }).click();
  const type = page.locator('.document-type').first();
  await type.getByLabel('结尾语').fill('请于{明天}前反馈');
  await type.getByRole('button', { name: '保存' }).click();
  await expect(type.getByRole('alert')).toContainText('不认识的字段');
  await type.getByLabel('结尾语').fill('逾期将通报。');
  await type.getByLabel('公文标题').fill('督办通知单');
  await type.getByRole('button', { name: '另存为新文种' }).click();
  await expect(page.locator('.document-type')).toHaveCount(2);
});

test('whom a notice does not concern learns how it stands and reads no word of it', async ({ page, demo }) => {
  await signIn(page, 'viewer', '/notices/1', demo.url);
  await expect(page.locator('.notice-head h1')).toHaveText(/〔\d{4}〕/);
  await expect(page.locator('.notice-head .hint')).toContainText('文书全文仅');
  await expect(page.getByText('二、要求')).toHaveCount(0);
  expect(await seriousFaults(page, '.notice-page')).toEqual([]);
});
