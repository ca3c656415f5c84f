// Evidence: attached with a claim on a telephone, seen with its distance by the office, by nobody else.
import { type Page } from '@playwright/test';
import { day, unfoldTo } from '../../support/desk';
import { photo } from '../../support/photo';
import { ask, expect, open, seriousFaults, signIn, test } from '../../support/test';

test.use({ expectedErrors: [/ERR_FAILED|403|404|422/] });

/** Waits until the small picture has been made. */
async function developed(page: Page, place: string): Promise<void> {
  const picture = page.locator(`${place} img.thumbnail`).first();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
}

const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

test('a claim comes with its photograph; the office sees how far away it was taken', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  const office = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(office, 'office', '/office', server.url);
  for (const kind of ['start', 'step', 'completion']) {
    const items = [{ name: '现场照片', evidence_required: true }];
    const command = { subject: `checklist/${kind}`, action: { checklist: { set: { items } } } };
    const set = { id: `checklist-${kind}`, command };
    expect((await ask(office, '/api/execute', set)).status).toBe(200);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, 'unit', '/my', server.url);
  const due = page.locator('.grid-due .claim').filter({ hasText: '申报完成' }).first();
  await unfoldTo(page, due);
  await due.locator('> summary').click();
  await expect(due.locator('.claim-demand')).toHaveText('认定清单要求附：现场照片');
  const taken = await photo(page, [106.63, 30.46], '2026:01:23 10:30:05');

  const files = due.locator('.evidence-upload input');
  await files.setInputFiles({ name: '开工<b>.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<script>alert(1)</script>') });
  await expect(due.locator('.row-fault')).toContainText('按文件内容判断');
  await due.getByRole('button', { name: '知道了' }).click();
  await files.setInputFiles({ name: '大图.jpg', mimeType: 'image/jpeg', buffer: Buffer.concat([taken, Buffer.alloc(20 * 1024 * 1024)]) });
  await expect(due.locator('.row-fault')).toContainText('超过15 MB');
  await due.getByRole('button', { name: '知道了' }).click();

  await files.setInputFiles({ name: '开工<b>现场.jpg', mimeType: 'image/jpeg', buffer: taken });
  await expect(due.locator('.claim-evidence li')).toContainText('开工<b>现场.jpg');
  await developed(page, '.claim-evidence');
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.screenshot({ path: 'test-results/evidence-phone.png' });
  await due.getByLabel('完成日期').fill(day(-3));
  await due.locator('.claim-evidence input').uncheck();
  await due.locator('button.primary').click();
  await expect(due.locator('.row-fault')).toContainText('认定清单要求佐证材料');
  await due.locator('.claim-evidence input').check();
  const waiting = page.locator('.claimed').filter({ hasText: '待认定' });
  const before = await waiting.count();
  await due.locator('button.primary').click();
  await expect(waiting).toHaveCount(before + 1);

  const tile = office.locator('.office-claims .evidence').first();
  await expect(tile).toContainText('开工<b>现场.jpg');
  await expect(tile.locator('.evidence-shot')).toContainText(/距项目 [\d.]+ (米|公里) · 2026\.01\.23 拍摄（上传前 \d+ 天）/);
  await developed(office, '.office-claims .evidence');
  expect(await seriousFaults(office, '.office-page')).toEqual([]);
  await office.setViewportSize({ width: 1440, height: 900 });
  await office.screenshot({ path: 'test-results/evidence-office.png' });

  const claim = office.locator('.office-claims .claim-head').filter({ has: office.locator('.evidence') });
  const project = await claim.locator('a').first().getAttribute('href');
  const evidence = (await tile.getAttribute('data-evidence')) ?? '';
  await open(office, `${server.url}${project}`);
  await expect(office.locator('.project-evidence .evidence')).toContainText('下载原件');
  await office.locator('.project-evidence').scrollIntoViewIfNeeded();
  expect(await seriousFaults(office, '.project-page')).toEqual([]);
  await office.screenshot({ path: 'test-results/evidence-project.png' });
  const status = async (who: Page, form: string) => (await ask(who, `/files/${evidence}${form}`)).status;
  expect(await status(office, '/original')).toBe(200);
  expect(await status(page, '')).toBe(200);
  expect(await status(page, '/original')).toBe(403);

  const viewer = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(viewer, 'viewer', '/projects', server.url);
  await open(viewer, `${server.url}${project}`);
  await expect(viewer.locator('.project-findings')).toBeVisible();
  await expect(viewer.locator('.project-evidence')).toHaveCount(0);
  expect(await status(viewer, '')).toBe(404);

  // The office releases it: everybody sees the site, and neither who took the picture nor where.
  const known = office.locator('.project-evidence .evidence').first();
  await known.getByText('公开这张照片').first().click();
  await known.locator('.withdraw button').first().click();
  await known.getByRole('button', { name: '确认公开' }).click();
  await expect(known).toContainText('已公开');
  await expect(viewer.locator('.site-photograph')).toContainText(/1月23日 拍摄/);
  await developed(viewer, '.site-photograph');
  await expect(viewer.locator('.project-evidence .evidence')).toContainText('开工<b>现场.jpg');
  await expect(viewer.locator('.evidence-shot')).toHaveCount(0);
  expect(await status(viewer, '')).toBe(200);
  expect(await status(viewer, '/original')).toBe(403);
  expect(await seriousFaults(viewer, '.project-page')).toEqual([]);
  await viewer.screenshot({ path: 'test-results/evidence-released.png' });
  await viewer.context().close();
  await office.context().close();
});

test('a county attaches several files to a project, one of them again after a lost line, and withdraws one', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  await signIn(page, 'county', '/my', server.url);
  const project = await page.locator('.grid-row').first().getAttribute('data-project');
  await open(page, `${server.url}/projects/${project}`);
  const section = page.locator('.project-evidence');
  const pdf = Buffer.from('%PDF-1.4\nxref\n0 1\ntrailer<<>>\nstartxref\n9\n%%EOF');
  const files = section.locator('.evidence-upload input');

  // The line is lost in the middle: the file is kept, and sent again under the same name.
  const lost = '**/files?*';
  await page.route(lost, (route) => route.abort());
  await files.setInputFiles({ name: '施工许可证.pdf', mimeType: 'application/pdf', buffer: pdf });
  await expect(section.locator('.row-fault')).toContainText('没有送达');
  await page.unroute(lost);
  await section.getByRole('button', { name: '重新上传' }).click();
  await expect(section.locator('.evidence')).toHaveCount(1);
  await expect(section.locator('.upload-list li')).toHaveCount(0);

  // The last one is not recognised yet: what shows it can still be withdrawn.
  const milestones = () => section.getByLabel('用于证明').locator('option').count();
  await section.getByLabel('用于证明').selectOption({ index: await milestones() - 1 });
  await files.setInputFiles([1, 2].map((number) => ({ name: `批复${number}.pdf`, mimeType: 'application/pdf', buffer: pdf })));
  await expect(section.locator('.evidence')).toHaveCount(3);
  await expect(section.locator('.evidence').first()).toContainText('批复2.pdf');

  const first = section.locator('.evidence').first();
  await first.locator('.withdraw > summary').click();
  await first.locator('.withdraw button').click();
  await expect(first.locator('.row-fault')).toHaveText('请填写');
  await first.getByLabel('撤回原因').fill('传错项目');
  await first.locator('.withdraw button').click();
  await expect(first.locator('.form-confirm')).toContainText('传错项目');
  await first.getByRole('button', { name: '确认撤回' }).click();
  await expect(first).toContainText('已撤回：传错项目');
  await section.scrollIntoViewIfNeeded();
  await page.screenshot({ path: 'test-results/evidence-list.png' });
});
