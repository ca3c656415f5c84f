// A wall that is never reloaded: it shows change after change, and neither its heap nor its nodes may
// grow with them. Some hundred changes here; `cargo xtask soak` makes ten thousand.
import type { CDPSession, Page } from '@playwright/test';
import { local } from '../support/client';
import type { Server } from '../support/server';
import { expect, open, test } from '../support/test';
import { report } from './frames';
import { fitted } from './slope';

const CHANGES = Number(process.env.BATTLE_MAP_CHANGES ?? 400);
/** How often memory is looked at. */
const LOOKS = 40;
/** The first looks see a page that still fills its caches. */
const WARM = 10;
/** Milliseconds until a wall shows a change: half a second, with room for a busy machine. */
const CHANGE_TIMEOUT = 2_000;
/** Milliseconds until the wall has asked for its view after a change, before the run fails. */
const VIEW_TIMEOUT = 30_000;
/** Milliseconds for starting the server and the wall. */
const START_TIMEOUT = 300_000;

interface Memory {
  heap: number;
  /** What the module holds of its own; it never gives any back. */
  module: number;
  nodes: number;
}

/** The office's changes: problems that are closed and opened again, one after the other. */
class Office {
  private problems: string[] = [];
  private given = 0;

  private constructor(private readonly url: string, private readonly token: string) {}

  static async of(server: Server): Promise<Office> {
    const { status, stdout, stderr } = await server.cli('token', '--role', 'office', '--label', 'soak');
    expect(status, stderr).toBe(0);
    const office = new Office(local(server), stdout.trim());
    for (let project = 1; project <= 20; project += 1) await office.raise(project);
    return office;
  }

  /** Makes one change that every wall shows. */
  async change(number: number): Promise<void> {
    const subject = this.problems[(number >> 1) % this.problems.length]!;
    const turn = number % 2 ? { reopen: { reason: `第${number}次反复` } } : { close: { text: `第${number}次解决` } };
    await this.give({ subject, action: { problem: turn } });
  }

  private async raise(project: number): Promise<void> {
    const file = { kind: 'demolition', text: '两户未签约', since: '2026-03-01', level: 'city', deadline: '2026-06-30' };
    const { created } = await this.give({ subject: `project/${project}`, action: { problem: { raise: file } } });
    this.problems.push(created[0]!);
  }

  private async give(command: unknown): Promise<{ created: string[] }> {
    this.given += 1;
    const answer = await fetch(`${this.url}/api/execute`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ id: `soak-${`${this.given}`.padStart(8, '0')}`, reads: [], command }),
    });
    const text = await answer.text();
    expect(answer.status, text).toBe(200);
    return JSON.parse(text);
  }
}

/** What the page holds once all that it let go of is collected, in bytes. */
async function memory(page: Page, inspector: CDPSession): Promise<Memory> {
  await inspector.send('HeapProfiler.collectGarbage');
  const { usedSize } = await inspector.send('Runtime.getHeapUsage');
  const { nodes } = await inspector.send('Memory.getDOMCounters');
  return { heap: usedSize, module: await moduleMemory(page), nodes };
}

/** Keeps the memory of every WebAssembly module that the page makes, so that its size can be read. */
function keepMemories(): void {
  const kept: WebAssembly.Memory[] = [];
  Object.assign(window, { kept });
  for (const way of ['instantiate', 'instantiateStreaming'] as const) {
    const make = WebAssembly[way] as (...all: unknown[]) => Promise<WebAssembly.Instance | WebAssembly.WebAssemblyInstantiatedSource>;
    Object.assign(WebAssembly, {
      [way]: async (...all: unknown[]) => {
        const made = await make.apply(WebAssembly, all);
        const { exports } = 'instance' in made ? made.instance : made;
        const { memory } = exports;
        if (memory instanceof WebAssembly.Memory && !kept.includes(memory)) kept.push(memory);
        return made;
      },
    });
  }
}

/** The size of every memory that the page keeps. */
function moduleMemory(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { kept } = window as unknown as { kept: WebAssembly.Memory[] };
    if (kept.length === 0) throw new Error('the page has made no module');
    return kept.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
  });
}

test('a wall shows change after change', async ({ browser, startServer }) => {
  test.setTimeout(CHANGES * CHANGE_TIMEOUT + START_TIMEOUT);
  const server = await startServer({ demo: true });
  const office = await Office.of(server);
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  await page.addInitScript(keepMemories);
  await open(page, `${server.url}/wall`);
  const inspector = await context.newCDPSession(page);
  const each = Math.max(1, Math.floor(CHANGES / LOOKS));
  const [steps, looks]: [number[], Memory[]] = [[], []];
  for (let number = 0; number < CHANGES; number += 1) {
    const shown = page.waitForResponse(/\/api\/view\/wall/, { timeout: VIEW_TIMEOUT });
    await office.change(number);
    await (await shown).finished();
    if ((number + 1) % each === 0) {
      steps.push(number + 1);
      looks.push(await memory(page, inspector));
    }
  }
  await expect(page.locator('body'), 'the wall still lives').toHaveAttribute('data-hydrated');
  await expect(page.locator('html')).toHaveAttribute('data-link', 'fresh');
  say(steps, looks);
  await context.close();
});

function say(steps: number[], looks: Memory[]): void {
  const from = Math.min(WARM, Math.floor(steps.length / 4));
  const thousands = steps.slice(from).map((step) => step / 1_000);
  const after = `after ${steps.at(-1)} changes`;
  const line = (what: string, unit: string, value: (memory: Memory) => number): void => {
    const values = looks.slice(from).map(value);
    const { slope, noise } = fitted(thousands, values);
    const name = `wall soak: ${what}`;
    report(`${name} ${after}`, values.at(-1) ?? NaN, unit);
    report(`${name} slope, 1,000 changes`, slope, unit, `zero within ±${noise.toFixed(1)} ${unit}`.trim());
  };
  line('heap', 'KB', ({ heap }) => heap / 1024);
  line('module memory', 'KB', ({ module }) => module / 1024);
  line('nodes', '', ({ nodes }) => nodes);
}
