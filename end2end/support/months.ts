// Months opened and closed by the office, as they are under pages that stand open meanwhile.
import { expect, type Page } from '@playwright/test';
import { ask } from './test';

let given = 0;

async function give(office: Page, month: string, period: object): Promise<void> {
  const id = `month-${process.pid}-${++given}`;
  const { status, text } = await ask(office, '/api/execute', { id, command: { subject: `period/${month}`, action: { period } } });
  expect(status, text).toBe(200);
}

/** The month that a desk reports for, from its sheet to fill in. */
export async function monthOf(desk: Page): Promise<string> {
  const sheet = await desk.locator('.by-sheet a').first().getAttribute('href');
  return new URLSearchParams(sheet?.split('?')[1]).get('month') ?? '';
}

export const closeMonth = (office: Page, month: string) => give(office, month, { close: {} });
export const reopenMonth = (office: Page, month: string) => give(office, month, { reopen: { reason: '补报' } });

/** The month before another one. */
export function before(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7);
}
