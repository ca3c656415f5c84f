// Too many projects for one screen: whoever taps a cluster gets to its projects, and taps are not missed.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { ready } from '../../support/map';
import { loadBoundaries } from '../../support/samples';
import { expect, test } from '../../support/test';

/** Pixels that a finger needs. */
const FINGER = 40;

/** The sides of what a finger has to hit, the shorter of each. */
async function sides(of: Locator): Promise<number[]> {
  return of.evaluateAll((all) => all
    .map((element) => element.getBoundingClientRect())
    .filter(({ width }) => width > 1)
    .map(({ width, height }) => Math.min(width, height)));
}

test('a cluster opens into its projects', async ({ page, startServer }) => {
  const server = await startServer({ ledger: 1_200 });
  await ready(page, server.url);
  // The smallest: what a large one opens into may be too many for marks again.
  const counts = (await page.locator('a.cluster text').allTextContents()).map(Number);
  const count = Math.min(...counts);
  expect(count).toBeGreaterThan(1);
  await page.locator('a.cluster').nth(counts.indexOf(count)).click();
  await expect.poll(() => page.locator('a.mark').count()).toBeGreaterThanOrEqual(count);
  await page.locator('a.mark:not([tabindex])').last().click();
  await expect(page).toHaveURL(/selected=/);
});

test('a cluster on one spot opens into the list of its projects', async ({ page, startServer }) => {
  const server = await startServer();
  const projects = 450;
  const folder = await mkdtemp(join(tmpdir(), 'battle-map-crowd-'));
  const file = join(folder, 'crowd.csv');
  const rows = Array.from({ length: projects }, (_, index) => `第${index + 1}号工程,广安区,106.63,30.46`);
  await writeFile(file, `\ufeff项目名称,县区,经度,纬度\r\n${rows.join('\r\n')}\r\n`);
  await loadBoundaries(server);
  const answer = await server.cli('import', file);
  expect(answer.status, answer.stderr).toBe(0);
  await rm(folder, { recursive: true });
  await ready(page, server.url);
  await page.locator('a.cluster').click();
  await expect(page).toHaveURL(/\/projects\?.*within=/);
  await expect(page.locator('tbody tr').first()).toContainText('号工程');
  await expect(page.locator('.ledger-page')).toContainText(`${projects}`);
});

test.describe('under fingers', () => {
  test.use({ hasTouch: true });

  test('marks, clusters and controls are large enough to hit', async ({ page, startServer }) => {
    await ready(page);
    await page.locator('a.region').first().focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('navigation', { name: '所在县区' })).toBeVisible();
    const small = (all: number[]) => all.filter((side) => side < FINGER);
    const marks = await sides(page.locator('a.mark .hit'));
    expect(marks.length).toBeGreaterThan(0);
    expect(small(marks)).toEqual([]);
    const controls = page.locator('.map-main').locator('a:not(.map-layer a), button, select, input, summary');
    const labelled = await controls.evaluateAll((all, least) => all
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        return width > 1 && Math.min(width, height) < least;
      })
      .map((element) => element.outerHTML.slice(0, 80)), FINGER);
    expect(labelled).toEqual([]);

    const server = await startServer({ ledger: 1_200 });
    await ready(page, server.url);
    const clusters = await sides(page.locator('a.cluster .hit'));
    expect(clusters.length).toBeGreaterThan(0);
    expect(small(clusters)).toEqual([]);
  });
});
