// Several projects of one place, and a city without boundaries: every project can be found and opened.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { canvas, ready } from '../../support/map';
import { loadBoundaries } from '../../support/samples';
import type { Server } from '../../support/server';
import { boxOf, expect, open, test } from '../../support/test';

/** Imports rows of 项目名称,县区,经度,纬度 beside the server. */
async function importRows(server: Server, rows: string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'battle-map-places-'));
  const file = join(folder, 'places.csv');
  await writeFile(file, `\ufeff项目名称,县区,经度,纬度\r\n${rows.join('\r\n')}\r\n`);
  const { status, stderr } = await server.cli('import', file);
  await rm(folder, { recursive: true });
  expect(status, stderr).toBe(0);
}

/** Three projects of one place, a fourth five metres off, and eight of another place. */
async function importPlaces(server: Server): Promise<void> {
  await loadBoundaries(server);
  const few = ['106.63', '106.63', '106.63', '106.63005'].map((east, at) => `同址${at + 1}号,广安区,${east},30.56`);
  const many = Array.from({ length: 8 }, (_, at) => `园区${at + 1}号,邻水县,106.93,30.33`);
  await importRows(server, [...few, ...many]);
}

/** The middles of what is drawn. */
const middles = (of: Locator): Promise<[number, number][]> =>
  of.evaluateAll((all) => all.map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x + width / 2, y + height / 2] as [number, number];
  }));

/** Whether a click there meets the mark itself. */
const hits = (page: Page) => page.locator('a.mark').evaluateAll((marks) => marks.filter((mark) => {
  const { x, y, width, height } = mark.querySelector('.hit')!.getBoundingClientRect();
  return document.elementFromPoint(x + width / 2, y + height / 2)?.closest('a') === mark;
}).length);

test('projects of one place stand around it, and each opens by mouse and by keyboard', async ({ page, startServer }) => {
  const server = await startServer();
  await importPlaces(server);
  await ready(page, server.url);
  const marks = page.locator('a.mark');
  await expect(marks).toHaveCount(4);
  await expect(page.locator('.leader')).toHaveCount(4);
  expect(await hits(page)).toBe(4);
  const at = await middles(marks.locator('.hit'));
  for (const [index, [x, y]] of at.entries()) {
    for (const [ox, oy] of at.slice(0, index)) expect(Math.hypot(x - ox, y - oy)).toBeGreaterThan(30);
  }
  const ids = await marks.evaluateAll((all) => all.map((mark) => mark.getAttribute('data-id')));
  for (const id of ids) {
    await page.locator(`a.mark[data-id="${id}"]`).click();
    await expect(page).toHaveURL(new RegExp(`selected=${id}(&|$)`));
    await expect(page.locator(`a.mark[data-id="${id}"]`)).toHaveClass(/selected/);
  }
  await page.locator(`a.mark[data-id="${ids[0]}"]`).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`selected=${ids[0]}(&|$)`));
});

test('many projects of one place are a stack with their number, which opens into their list', async ({ page, startServer }) => {
  const server = await startServer();
  await importPlaces(server);
  await ready(page, server.url);
  const stack = page.locator('a.stack');
  await expect(stack.locator('.stack-count')).toHaveText('8');
  await stack.focus();
  // A picture that takes the place of another keeps the focus where it was.
  const drawn = await page.locator('.map-svg').getAttribute('viewBox');
  await page.setViewportSize({ width: 1180, height: 740 });
  await expect(page.locator('.map-svg')).not.toHaveAttribute('viewBox', drawn!);
  await expect(stack).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/projects\?.*within=/);
  await expect(page.locator('tbody tr').filter({ hasText: '园区' })).toHaveCount(8);

  await open(page, `${server.url}/wall`);
  await expect(page.locator('a.mark')).toHaveCount(4);
  await expect(page.locator('a.stack .stack-count')).toHaveText('8');
  expect(await hits(page)).toBe(4);
});

test('a rectangle drawn over a city without boundaries finds what stands in it', async ({ page, startServer }) => {
  const server = await startServer();
  await importRows(server, Array.from({ length: 9 }, (_, at) => `${at}号工程,${['广安区', '邻水县', '武胜县'][at % 3]},,`));
  await ready(page, server.url);
  const marks = page.locator('a.mark');
  await expect(marks).toHaveCount(9);
  // Around the marks of the tile at the upper left.
  const tile = await boxOf(page.locator('a.region path').first());
  const box = await boxOf(canvas(page));
  const [left, top] = [Math.max(tile.x, box.x + 2), Math.max(tile.y, box.y + 2)];
  await page.keyboard.down('Shift');
  await page.mouse.move(left, top);
  await page.mouse.down();
  await page.mouse.move(tile.x + tile.width, tile.y + tile.height, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(page).toHaveURL(/within=/);
  await expect(marks).toHaveCount(3);
  await expect(page.locator('.map-sums')).toContainText('3 / 9');
});

test.describe('nine projects at the gate of one park', () => {
  test.use({ hasTouch: true });

  /** The gate's nine projects and three elsewhere. */
  async function importGate(server: Server): Promise<void> {
    await loadBoundaries(server);
    const gate = Array.from({ length: 9 }, (_, at) => `园区门口${at + 1}号,邻水县,106.9312,30.3341`);
    await importRows(server, [...gate, '城东水厂,邻水县,106.9352,30.3352', '枣山学校,广安区,106.8021,30.7402', '前锋公路,前锋区,106.9732,30.5913']);
  }

  test('are counted at every zoom, on the map and the wall', async ({ page, startServer }) => {
    const server = await startServer();
    await importGate(server);
    for (const zoom of [9, 12, 15, 19]) {
      await ready(page, `${server.url}/?at=106.9312,30.3341,${zoom}`);
      await expect(page.locator('a.stack .stack-count')).toHaveText('9');
      await expect(page.locator('a.stack')).toHaveAttribute('href', /within=106\.9312,30\.3341,106\.9312,30\.3341/);
    }
    await open(page, `${server.url}/wall`);
    await expect(page.locator('a.stack .stack-count')).toHaveText('9');
    await expect(page.locator('a.mark')).toHaveCount(3);
  });

  test('are reached at the deepest zoom by mouse, finger and key', async ({ page, startServer }) => {
    const server = await startServer();
    await importGate(server);
    const stack = page.locator('a.stack');
    const lines = page.locator('tbody tr').filter({ hasText: '园区门口' });
    const by = [
      () => stack.click(),
      () => stack.tap(),
      async () => {
        await stack.focus();
        await page.keyboard.press('Enter');
      },
    ];
    for (const reach of by) {
      await ready(page, `${server.url}/?at=106.9312,30.3341,19`);
      await reach();
      await expect(page).toHaveURL(/\/projects\?.*within=/);
      await expect(lines).toHaveCount(9);
    }
    const links = lines.locator('a[href^="/projects/"]');
    const addresses = await links.evaluateAll((all) => [...new Set(all.map((link) => link.getAttribute('href')))]);
    expect(addresses).toHaveLength(9);
  });
});
