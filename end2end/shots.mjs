// usage: node shots.mjs  (untracked helper)
import { chromium } from '@playwright/test';
const base = 'http://127.0.0.1:4400';
const out = '/tmp/shots';
const want = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const sizes = { d: [1440, 900], f: [1920, 1080], k: [3840, 2160], p: [390, 844] };
for (const spec of want) {
  const [who, size, path, name, lang] = spec.split('|');
  const [width, height] = sizes[size[0]];
  const context = await browser.newContext({ viewport: { width, height }, locale: lang || 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  page.on('console', (m) => { if (m.type() === 'error') console.log(spec, 'console:', m.text()); });
  if (who) {
    await page.goto(base + '/login');
    await page.locator('input[name=name]').fill(who);
    await page.locator('input[name=password]').fill('three kicks');
    await page.locator('form button[type=submit]').last().click();
    await page.waitForURL((u) => !u.pathname.startsWith('/login'));
  }
  await page.goto(base + path);
  await page.waitForSelector('body[data-hydrated]', { timeout: 30000 }).catch(() => console.log(spec, 'not hydrated'));
  await page.waitForTimeout(600);
  await page.screenshot({ path: `${out}/${name}.png`, fullPage: size.includes('F') });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) console.log(spec, 'overflows by', over);
  await context.close();
}
await browser.close();
