// What the browser's own compositor needs, without a GPU, to move and to scale one drawn layer of
// the map's size: the floor under every frame of the map at that size.
import { test } from '@playwright/test';
import { SCREENS, between, report } from './frames';

/** A layer half as large again as the screen, with something in every part of it. */
const DRAWING = `<body style="margin:0;overflow:hidden"><div id="layer" style="position:absolute;inset:-25%;will-change:transform;background:#246">
  <svg viewBox="0 0 100 100" preserveAspectRatio="none" style="width:100%;height:100%">${Array.from(
    { length: 300 },
    (_, mark) => `<circle cx="${(mark * 37) % 100}" cy="${(mark * 61) % 100}" r="1"/>`,
  ).join('')}</svg></div>`;

for (const [screen, viewport] of Object.entries(SCREENS)) {
  test(`a bare layer, ${screen}`, async ({ browser }) => {
    const page = await browser.newPage({ viewport });
    await page.setContent(DRAWING);
    for (const how of ['moved', 'scaled']) {
      const times = await page.evaluate((how) => new Promise<number[]>((done) => {
        const layer = document.getElementById('layer')!;
        const times: number[] = [];
        const frame = (time: number): void => {
          times.push(time);
          const turn = Math.sin(times.length / 20);
          layer.style.transform = how === 'moved' ? `translate(${Math.round(turn * 100)}px,0)` : `scale(${1 + 0.2 * turn})`;
          if (times.length < 150) requestAnimationFrame(frame);
          else done(times);
        };
        requestAnimationFrame(frame);
      }), how);
      const { p50, p95 } = between(times);
      report(`bare layer, ${screen}: ${how}, frame p50`, p50, 'ms');
      report(`bare layer, ${screen}: ${how}, frame p95`, p95, 'ms');
    }
    await page.close();
  });
}
