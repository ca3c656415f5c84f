// What only a ledger states becomes a claim of its unit, which the office recognises as any.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { unfold } from '../../support/desk';
import { before, monthOf } from '../../support/months';
import type { Server } from '../../support/server';
import { accepted, expect, open, seriousFaults, signIn, test } from '../../support/test';

/** Pixels that a thumb needs. */
const THUMB = 44;

/** Gives the unit two projects that a ledger says have started in a month: one on a day, one without. */
async function startedByLedger(server: Server, unit: string, month: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'battle-map-claims-'));
  const file = join(folder, 'started.csv');
  const row = (name: string, start: string) => `${name},广安区,${unit},${month},是,${start}`;
  const rows = [row('台账有日期的工程', `${month}-05`), row('台账只有月份的工程', month)];
  await writeFile(file, `\ufeff项目名称,县区,责任单位,计划开工时间,是否开工,实际开工时间\r\n${rows.join('\r\n')}\r\n`);
  const { status, stderr } = await server.cli('import', file);
  await rm(folder, { recursive: true });
  expect(status, stderr).toBe(0);
}

/** What of a form is smaller than a thumb. */
const small = (form: Locator) => form.locator('summary, input:not([type="file"], [type="checkbox"]), button, .button').evaluateAll(
  (all, least) => all
    .filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && Math.round(height) < least;
    })
    .map((element) => element.outerHTML.slice(0, 80)),
  THUMB,
);

/** The unit's desk, with the two projects on it. */
async function desk(page: Page, server: Server): Promise<string> {
  await signIn(page, 'unit', '/my', server.url);
  const unit = (await page.locator('h1 span').first().textContent()) ?? '';
  const month = before(await monthOf(page));
  await startedByLedger(server, unit.trim(), month);
  return month;
}

test('a unit claims on its telephone what the ledger states, and the office recognises it', async ({ page, browser, startServer }) => {
  const server = await startServer({ demo: true });
  await page.setViewportSize({ width: 390, height: 844 });
  const month = await desk(page, server);
  const shown = month.replace('-', '.');
  const due = page.locator('.grid-due li').filter({ hasText: `${shown}.05（台账）` });
  // The line comes to the open page with the import.
  const line = page.locator('.grid-row').filter({ hasText: '台账有日期的工程' });
  await unfold(page, await line.getAttribute('data-project'));
  await expect(due.locator('.claim')).toHaveCount(1);
  const form = due.locator('.claim');
  await form.locator('> summary').click();
  await expect(form.getByLabel('完成日期')).toHaveValue(`${month}-05`);
  expect(await small(form)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  expect(await seriousFaults(page, '.my-page')).toEqual([]);
  await accepted(page, () => form.getByRole('button', { name: '申报完成' }).click());
  await expect(page.locator('.claimed').filter({ hasText: `已申报 ${shown}.05` })).toBeVisible();

  const office = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn(office, 'office', '/office', server.url);
  const claim = office.locator('.office-claims li').filter({ hasText: '台账有日期的工程' });
  await expect(claim).toContainText('开工');
  await claim.getByRole('checkbox').check();
  await accepted(office, () => office.locator('.office-claims button.primary').click());
  const inBatch = office.locator('.batch-claim').filter({ hasText: '台账有日期的工程' });
  await expect(inBatch.getByRole('checkbox').first()).toBeVisible();
  for (const item of await inBatch.getByRole('checkbox').all()) await item.check();
  await accepted(office, () => inBatch.getByRole('button', { name: '认定', exact: true }).click());
  await expect(inBatch.locator('.decided')).toContainText('已认定');
  await expect(page.locator('.claimed').filter({ hasText: `已申报 ${shown}.05` })).toHaveCount(0);
  await office.context().close();
});

test('on the page of its project a unit claims the month that the ledger states', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  const month = await desk(page, server);
  await page.setViewportSize({ width: 390, height: 844 });
  const link = page.getByRole('link', { name: '台账只有月份的工程' }).first();
  await open(page, `${server.url}${await link.getAttribute('href')}`);
  const form = page.locator('.project-claims .claim');
  await expect(page.locator('.project-claims li')).toContainText('（台账）');
  await form.locator('> summary').click();
  await expect(form).toContainText('按该月申报');
  expect(await small(form)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  expect(await seriousFaults(page, '.project-claims')).toEqual([]);
  await accepted(page, () => form.getByRole('button', { name: '申报完成' }).click());
  await expect(page.locator('.project-claims')).toHaveCount(0);
  await expect(page.locator('[data-column="申报"]').filter({ hasText: month.replace('-', '.') })).toHaveCount(1);
});
