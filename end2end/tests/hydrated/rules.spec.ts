// The rule editor: a preset copied, assigned and changed, each looked at before it is made.
import { expect, open, seriousFaults, signIn, test } from '../../support/test';

test('a copied rule set is changed only after its effect was looked at', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'office', '/office/rules', server.url);
  await expect(page.locator('.rule-sentence').first()).toContainText('超过 30 点');
  expect(await seriousFaults(page, '.rules-page')).toEqual([]);

  await page.getByLabel('新规则集名称').fill('本市<b>红黄牌</b>办法');
  await page.getByRole('button', { name: '复制为本市规则' }).click();
  await page.getByRole('link', { name: '本市<b>红黄牌</b>办法' }).click();
  await expect(page.locator('.rule-set')).toContainText('复制自“百分点法（银川）”');

  await expect(page.locator('.rules-sets li').filter({ hasText: '本市<b>红黄牌</b>办法' })).not.toContainText('在用');

  await page.getByRole('button', { name: '修改规则' }).click();
  const editor = page.locator('.rule-editor');
  const behind = editor.locator('.rule-form').first();
  await behind.getByRole('textbox', { name: '红牌' }).fill('5');
  await editor.getByRole('button', { name: '预览变化' }).click();
  await expect(behind.getByRole('alert')).toContainText('红牌的界限不能比黄牌宽');
  await expect(editor.getByRole('button', { name: '确认生效' })).toBeDisabled();

  await behind.getByRole('textbox', { name: '红牌' }).fill('12');
  // It holds nowhere yet: what it would do is shown where it is going to hold.
  await expect(editor.getByLabel('适用项目')).toHaveValue('everything');
  await editor.getByRole('button', { name: '预览变化' }).click();
  await expect(editor.locator('.changed').first()).toContainText('低于序时');
  expect(await seriousFaults(page, '.rules-page')).toEqual([]);
  const before = await server.cli('evaluate', '--json');
  await editor.getByRole('button', { name: '确认生效' }).click();
  await expect(page.locator('.rule-versions')).toContainText('第 2 版');
  await expect(page.locator('.rules-sets li').filter({ hasText: '本市<b>红黄牌</b>办法' })).toContainText('在用：全部项目');
  await expect(page.locator('.rule-sentence').first()).toContainText('超过 12 点');
  const reds = (json: string) => JSON.parse(json).filter((finding: { level: string }) => finding.level === 'red').length;
  const after = await server.cli('evaluate', '--json');
  expect(reds(after.stdout)).toBeGreaterThan(reds(before.stdout));
});

test('the name of a copy and a rule half typed survive rules that others change, and a closed tab', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'office', '/office/rules', server.url);
  await page.getByLabel('新规则集名称').fill('写了一半的名称');
  const other = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(other, 'office', '/office/rules', server.url);
  await other.getByLabel('新规则集名称').fill('他人的规则集');
  await other.getByRole('button', { name: '复制为本市规则' }).click();
  await expect(page.getByRole('link', { name: '他人的规则集' })).toBeVisible();
  await expect(page.getByLabel('新规则集名称')).toHaveValue('写了一半的名称');
  await page.reload();
  await expect(page.getByLabel('新规则集名称')).toHaveValue('写了一半的名称');

  await page.getByRole('link', { name: '他人的规则集' }).click();
  await page.getByRole('button', { name: '修改规则' }).click();
  const red = page.locator('.rule-form').first().getByRole('textbox', { name: '红牌' });
  await red.fill('十二');
  await page.locator('.rule-editor').getByRole('button', { name: '预览变化' }).click();
  await expect(page.locator('.rule-form').first().getByRole('alert')).toContainText('请填整数');
  await expect(red).toBeFocused();
  await page.reload();
  await page.getByRole('button', { name: '修改规则' }).click();
  await expect(red).toHaveValue('十二');
  await page.locator('.rule-editor').getByRole('button', { name: '放弃' }).click();
  await page.getByRole('button', { name: '修改规则' }).click();
  await expect(red).toHaveValue('30');
  await other.context().close();
});

test('a leader reads the rules, also without JavaScript, and cannot change them', async ({ browser, demo }) => {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  await signIn(page, 'leader', '/office', demo.url);
  await open(page, `${demo.url}/office/rules?set=ratio`);
  const storageState = await context.storageState();
  const plain = await browser.newContext({ locale: 'zh-CN', javaScriptEnabled: false, storageState });
  const reader = await plain.newPage();
  await reader.goto(`${demo.url}/office/rules?set=ratio`);
  for (const either of [page, reader]) {
    await expect(either.locator('.rule-sentence').first()).toContainText('低于 60%');
    await expect(either.locator('.rules-page button')).toHaveCount(0);
  }
  await plain.close();
  await context.close();
});

test('cards begin on a day, after what the first round would propose was looked at', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'office', '/office/rules', server.url);
  const start = page.locator('.card-start');
  await expect(start).toContainText('起评发');
  const next = new Date();
  next.setFullYear(next.getFullYear() + 1);
  await start.getByLabel('起评日').fill(next.toISOString().slice(0, 10));
  await expect(start.locator('.rule-changes')).toContainText('首轮会提出');
  await expect(start.locator('.rule-changes')).toContainText('试算');
  await start.getByRole('button', { name: '确定起评日' }).click();
  await open(page, `${server.url}/cards`);
  await expect(page.locator('.cards-begin')).toContainText('此前只亮环，不发牌');
  expect(await seriousFaults(page, '.cards-page')).toEqual([]);
});
