// What the tests of the desk do by hand: cells from Excel, and a county with many projects.
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Server } from './server';

export { day } from './day';

/** A column of the month's grid. */
export type Column = 'plan' | 'month' | 'total' | 'next-month' | 'progress' | 'problem';

/** A project's cell in the month's grid. */
export function cell(page: Page, project: string | null, column: Column): Locator {
  return page.locator(`.grid-row[data-project="${project}"] > .${column}`);
}

/** Puts the cursor on a cell, types a text in its place, and leaves it by Enter. */
export async function typeIn(page: Page, project: string | null, column: Column, text: string): Promise<void> {
  await cell(page, project, column).click();
  await expect(page.locator('.grid-editor')).toBeFocused();
  if (text === '') await page.keyboard.press('Delete');
  else await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
}

/** Pastes cells at the cursor as a spreadsheet puts them on the clipboard. */
export async function paste(page: Page, cells: string[][]): Promise<void> {
  const text = cells.map((row) => row.join('\t')).join('\r\n');
  await page.locator('.grid-editor').evaluate((field, text) => {
    const clipboard = new DataTransfer();
    clipboard.setData('text/plain', text);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }));
  }, text);
}

/** Confirms every amount that is in doubt. */
export async function confirmAmounts(page: Page): Promise<void> {
  const doubts = page.getByRole('button', { name: '确认是万元，数额无误' });
  for (let left = await doubts.count(); left > 0; left--) {
    await doubts.first().click();
    await expect(doubts).toHaveCount(left - 1);
  }
}

/** Opens a project's line below: its milestones, and on a phone its fields. */
export async function unfold(page: Page, project: string | null): Promise<void> {
  const row = page.locator(`.grid-row[data-project="${project}"]`);
  const button = row.locator('.grid-unfold');
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await expect(row.locator('+ .grid-due').locator('li, .nothing-due').first()).toBeVisible();
}

/** Opens every line that has milestones below; a phone shows one at a time. */
export async function unfoldAll(page: Page): Promise<void> {
  for (const line of await page.locator('.grid-row').filter({ has: page.locator('.grid-unfold[aria-label*="个节点"]') }).all()) {
    await unfold(page, await line.getAttribute('data-project'));
  }
}

/** Opens lines one after the other until one shows what is looked for below it. */
export async function unfoldTo(page: Page, sought: Locator): Promise<void> {
  for (const line of await page.locator('.grid-row').all()) {
    await unfold(page, await line.getAttribute('data-project'));
    if ((await sought.count()) > 0) return;
  }
}

/** Opens the cards and notices that are due. */
export async function openDue(page: Page): Promise<void> {
  const due = page.locator('.my-due');
  if ((await due.getAttribute('open')) === null) await due.locator('> summary').click();
}

/** Whose desk the page is. */
export async function whose(page: Page): Promise<string> {
  return ((await page.locator('.my-head h1 span').textContent()) ?? '').trim();
}

/** How many lines the month's grid has, those included that do not stand in the page. */
export async function lineCount(page: Page): Promise<number> {
  return Number(await page.locator('.grid').getAttribute('aria-rowcount')) - 1;
}

/** Gives a county so many projects more, by a ledger imported beside the server. */
export async function addProjects(server: Server, county: string, count: number): Promise<void> {
  const head = '项目名称,县区,行业,总投资(万元),计划开工时间,计划竣工时间';
  const rows = Array.from({ length: count }, (_, at) =>
    [`${county}补充工程${at + 1}`, county, '产业项目', 20_000 + at, '2026-03', '2027-06'].join(','),
  );
  const file = join(tmpdir(), `battle-map-more-${process.pid}-${Date.now()}.csv`);
  await writeFile(file, `\ufeff${[head, ...rows].join('\r\n')}\r\n`);
  const { status, stderr } = await server.cli('import', file);
  await rm(file);
  expect(status, stderr).toBe(0);
}
