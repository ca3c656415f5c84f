// What leaves as a file comes back with nothing changed.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../../support/test';

for (const format of ['xlsx', 'csv']) {
  test(`the demo city exported as ${format} imports back unchanged, and the log verifies`, async ({ startServer }) => {
    const server = await startServer({ demo: true });
    const folder = await mkdtemp(join(tmpdir(), 'battle-map-export-'));
    const file = join(folder, `ledger.${format}`);
    expect(await server.cli('export', '--format', format, file)).toMatchObject({ status: 0 });
    const back = await server.cli('import', file, '--json');
    expect(JSON.parse(back.stdout)).toMatchObject({ new: 0, changed: 0, unchanged: 100, rejected: [] });
    expect(await server.cli('verify')).toMatchObject({ status: 0 });
    await rm(folder, { recursive: true });
  });
}
