// An import on the command line shows on every open page, without a reload.
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, open, test } from '../../support/test';

const data = (file: string) => resolve(import.meta.dirname, '../../..', file);
const BOUNDARIES = data('public/regions/guangan.geojson');
const LEDGER = data('server/tests/data/guangan-ledger.xlsx');

test('a ledger taken in beside the server is on map, wall and ledger', async ({ browser, startServer }) => {
  const server = await startServer();
  const [map, wall, ledger] = await Promise.all([browser.newPage(), browser.newPage(), browser.newPage()]);
  const errors: string[] = [];
  for (const page of [map, wall, ledger]) page.on('pageerror', (error) => errors.push(error.message));
  await open(map, `${server.url}/`);
  await open(wall, `${server.url}/wall`);
  await open(ledger, `${server.url}/projects`);

  expect(await server.cli('regions', BOUNDARIES)).toMatchObject({ status: 0 });
  await expect(wall.locator('a.region')).toHaveCount(6);
  await expect(map.locator('a.region')).toHaveCount(6);

  const imported = await server.cli('import', LEDGER, '--json');
  expect(JSON.parse(imported.stdout)).toMatchObject({ new: 100, changed: 0, rejected: [] });
  await expect(wall.locator('.figures')).toContainText('100');
  await expect.poll(() => wall.locator('.map-canvas a.mark').count()).toBeGreaterThan(90);
  await expect.poll(() => map.locator('.map-canvas a.mark').count()).toBeGreaterThan(90);
  await expect(ledger.locator('tbody tr')).toHaveCount(100);

  const again = await server.cli('import', LEDGER, '--json');
  expect(JSON.parse(again.stdout)).toMatchObject({ new: 0, changed: 0, unchanged: 100 });
  expect(await server.cli('verify')).toMatchObject({ status: 0 });
  expect(errors).toEqual([]);
  await Promise.all([map, wall, ledger].map((page) => page.close()));
});

test('the ledger leaves as a file and comes back unchanged', async ({ page, startServer }) => {
  const server = await startServer({ demo: true });
  const answer = await page.request.get(`${server.url}/feed/ledger.csv`);
  expect(answer.status()).toBe(200);
  const folder = await mkdtemp(join(tmpdir(), 'battle-map-export-'));
  const file = join(folder, 'ledger.xlsx');
  expect(await server.cli('export', '--format', 'xlsx', file)).toMatchObject({ status: 0 });
  expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK');
  const back = await server.cli('import', file, '--json');
  expect(JSON.parse(back.stdout)).toMatchObject({ new: 0, changed: 0, unchanged: 100 });
});
