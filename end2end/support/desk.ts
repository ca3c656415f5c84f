// What the tests of the desk do by hand: cells from Excel, and a county with many projects.
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Server } from './server';

export { day } from './day';

/** Pastes cells as Excel puts them on the clipboard. */
export async function paste(page: Page, name: RegExp, cells: string[][]): Promise<void> {
  const text = cells.map((row) => row.join('\t')).join('\r\n');
  await page.getByRole('textbox', { name }).first().evaluate((field, text) => {
    const clipboard = new DataTransfer();
    clipboard.setData('text/plain', text);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }));
  }, text);
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
