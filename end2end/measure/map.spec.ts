// The map under the hand at 100, 1,000 and 10,000 projects, at 1080p and 4K without a GPU; beside it a
// bare ECharts page with the same points, which is fetched from npm and skipped where it cannot be.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, open, test } from '../support/test';
import { type Place, city } from './city';
import { SCREENS, drag, frames, kilobytes, report, wheel } from './frames';

/** What ECharts puts into a page, which has no types of its own here. */
interface Charts {
  echarts: any;
  chart: any;
}

const FRAME = '16.7 ms p50';

let folder: string;
test.beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'battle-map-measure-')); });
test.afterAll(() => rmSync(folder, { recursive: true }));

function echarts(): string | undefined {
  try {
    execFileSync('npm', ['install', '--no-save', '--fetch-retries=0', '--prefix', folder, 'echarts@5'], { stdio: 'ignore' });
    return readFileSync(join(folder, 'node_modules/echarts/dist/echarts.min.js'), 'utf8');
  } catch {
    return undefined;
  }
}

for (const projects of [100, 1_000, 10_000]) {
  test(`${projects} projects`, async ({ browser }) => {
    const { server, places } = await city(projects);
    const library = echarts();
    for (const [screen, viewport] of Object.entries(SCREENS)) {
      const name = `${projects} projects, ${screen}`;
      const context = await browser.newContext({ viewport });
      await server.letIn(context);
      const page = await context.newPage();
      await open(page, server.url);
      const ready = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
      report(`map, ${name}: first paint`, ready ?? NaN, 'ms');
      report(`map, ${name}: page with bundle`, await kilobytes(page), 'KB');
      const [x, y] = [viewport.width * 0.35, viewport.height * 0.5];
      const stood = page.url();
      const pan = await frames(page, () => drag(page, x, y));
      await expect(page, 'the map has moved').not.toHaveURL(stood);
      report(`map, ${name}: pan, frame p50`, pan.p50, 'ms', FRAME);
      report(`map, ${name}: pan, frame p95`, pan.p95, 'ms');
      const zoom = await frames(page, () => wheel(page, x, y));
      report(`map, ${name}: zoom, frame p50`, zoom.p50, 'ms', FRAME);
      report(`map, ${name}: zoom, frame p95`, zoom.p95, 'ms');
      await context.close();
      if (library) await beside(await browser.newContext({ viewport }), name, library, places);
    }
    if (!library) console.log('ECharts cannot be fetched from npm: skipped');
    await server.remove();
  });
}

/** The same points as an ECharts scatter on a map without a frame around it. */
async function beside(
  context: Awaited<ReturnType<typeof import('@playwright/test').chromium.launchPersistentContext>>,
  name: string,
  library: string,
  places: Place[],
): Promise<void> {
  const page = await context.newPage();
  const boundaries = readFileSync(new URL('../../public/regions/guangan.geojson', import.meta.url), 'utf8');
  await page.setContent('<body style="margin:0"><div id="map" style="width:100vw;height:100vh"></div>');
  const start = Date.now();
  await page.addScriptTag({ content: library });
  await page.evaluate(([regions, data]) => new Promise<void>((done) => {
    const { echarts } = window as unknown as Charts;
    echarts.registerMap('city', JSON.parse(regions as string));
    const chart = echarts.init(document.getElementById('map'));
    Object.assign(window, { chart });
    chart.on('finished', () => done());
    chart.setOption({
      animation: false,
      geo: { map: 'city', roam: true },
      series: [{ type: 'scatter', coordinateSystem: 'geo', symbolSize: 10, data }],
    });
  }), [boundaries, places] as const);
  report(`ECharts, ${name}: ready`, Date.now() - start, 'ms');
  const wire = gzipSync(library).length + gzipSync(boundaries).length + gzipSync(JSON.stringify(places)).length;
  report(`ECharts, ${name}: library, land and points`, wire / 1024, 'KB');
  const { width, height } = page.viewportSize()!;
  const centre = () => page.evaluate(() => {
    const [geo] = (window as unknown as Charts).chart.getOption().geo;
    return JSON.stringify(geo.center ?? null);
  });
  const stood = await centre();
  const pan = await frames(page, () => drag(page, width / 2, height / 2));
  expect(await centre(), 'the map has moved').not.toBe(stood);
  report(`ECharts, ${name}: pan, frame p50`, pan.p50, 'ms');
  report(`ECharts, ${name}: pan, frame p95`, pan.p95, 'ms');
  const zoom = await frames(page, () => wheel(page, width / 2, height / 2));
  report(`ECharts, ${name}: zoom, frame p50`, zoom.p50, 'ms');
  report(`ECharts, ${name}: zoom, frame p95`, zoom.p95, 'ms');
  await context.close();
}
