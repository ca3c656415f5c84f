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

test('the same import again changes nothing on the wall', async ({ page, startServer }) => {
  const server = await startServer();
  await loadBoundaries(server);
  await importLedger(server);
  await open(page, `${server.url}/wall`);
  const before = await head(server.url);
  await importLedger(server);
  expect(await head(server.url)).toBe(before);
});

/** The position of the log's last event, as the server tells it. */
async function head(url: string): Promise<number> {
  const answer = await fetch(`${url.replace(/\/\/[^:]+/, '//127.0.0.1')}/live/head`);
  return ((await answer.json()) as { seq: number }).seq;
}
