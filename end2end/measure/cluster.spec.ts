// The same points as `server/benches/measure/gathering.rs` in npm's supercluster; skipped where it cannot be had.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { report } from './frames';

const BOX = [106.2, 30.05, 107.2, 30.75];
const ROUNDS = 21;

test('supercluster', () => {
  const folder = mkdtempSync(join(tmpdir(), 'battle-map-supercluster-'));
  try {
    execFileSync('npm', ['install', '--no-save', '--fetch-retries=0', '--prefix', folder, 'supercluster@7'], { stdio: 'ignore' });
  } catch {
    test.skip(true, 'supercluster cannot be fetched from npm');
  }
  const Supercluster = createRequire(`${folder}/`)('supercluster');
  for (const count of [10_000, 100_000]) {
    const points = Array.from({ length: count }, (_, index) => ({
      type: 'Feature',
      properties: {},
      geometry: {
        type: 'Point',
        coordinates: [106.2 + (((index + 1) * 0.618034) % 1), 30.05 + 0.7 * (((index + 1) * 0.754878) % 1)],
      },
    }));
    const times = Array.from({ length: ROUNDS }, () => {
      const start = performance.now();
      const index = new Supercluster({ radius: 64, maxZoom: 19 });
      index.load(points);
      expect(index.getClusters(BOX, 9).length).toBeGreaterThan(1);
      return performance.now() - start;
    }).sort((a, b) => a - b);
    report(`supercluster, ${count} points: index and one window, p50`, times[ROUNDS >> 1]!, 'ms');
  }
  rmSync(folder, { recursive: true });
});
