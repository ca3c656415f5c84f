// Months opened and closed by the office, as they are under pages that stand open meanwhile.
import { expect, type Page } from '@playwright/test';
import { day } from './day';
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

/** Opens a month that is past, with its last day as its deadline. */
export const openMonth = (office: Page, month: string) => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  return give(office, month, { open: { cut_off: last, deadline: last } });
};
export const closeMonth = (office: Page, month: string) => give(office, month, { close: {} });
export const reopenMonth = (office: Page, month: string) => give(office, month, { reopen: { reason: '补报' } });

/** The month that the office's desk names as `11月`. */
export function monthCalled(words: string): string {
  const number = Number(/(\d+)月/.exec(words)?.[1]);
  const [year = 0, now = 0] = day(0).split('-').map(Number);
  return `${number > now ? year - 1 : year}-${`${number}`.padStart(2, '0')}`;
}

/** Reports of all projects that have not reported that nothing was spent in a month: as the office
 *  records what comes by telephone. What is not to be reported is refused and stays as it is. */
export async function reportStandstill(office: Page, month: string, projects: number): Promise<void> {
  for (let project = 1; project <= projects; project += 1) {
    const record = { figures: { month: 0 }, confirmed: true };
    const command = { subject: `project/${project}/report/${month}`, action: { report: { record } } };
    const { status, text } = await ask(office, '/api/execute', { id: `standstill-${process.pid}-${project}`, command });
    expect([200, 422], text).toContain(status);
  }
}

/** The month before another one. */
export function before(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7);
}
