// What is imported on the command line shows on every open page, by itself.
import { expect, open, test } from '../../support/test';
import { importLedger, loadBoundaries, PROJECTS } from '../../support/samples';

test('an import shows on the open wall, map and ledger', async ({ context, page: wall, startServer }) => {
  const server = await startServer();
  await loadBoundaries(server);
  const [map, ledger] = [await context.newPage(), await context.newPage()];
  await open(wall, `${server.url}/wall`);
  await open(map, `${server.url}/`);
  await open(ledger, `${server.url}/projects`);
  await expect(map.locator('a.mark')).toHaveCount(0);

  await importLedger(server);
  await expect(wall.locator('.wall-figures dd').first()).toHaveText(`${PROJECTS}`);
  await expect(wall.locator('.wall-news li.fresh').first()).toBeVisible();
  await expect(wall.locator('.wall-map a.mark, .wall-map a.cluster').first()).toBeVisible();
  await expect(map.locator('a.mark, a.cluster').first()).toBeVisible();
  await expect(ledger.locator('tbody tr').first()).toBeVisible();
});

test('the same import again writes nothing', async ({ startServer }) => {
  const server = await startServer({ ledger: 'guangan' });
  // A server that runs beside it may judge cards meanwhile, and write that down.
  await server.stop();
  const events = async () => Number(/^(\d+) events/.exec((await server.cli('verify')).stdout)?.[1]);
  const before = await events();
  expect(before).toBeGreaterThan(PROJECTS);
  await importLedger(server);
  expect(await events()).toBe(before);
});
