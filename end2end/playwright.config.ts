// How the browser tests run: against servers that they start themselves, in the system's Chromium,
// over plain http on a name that is not loopback, as on an intranet.
import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS } from './support/browser';

export default defineConfig({
  testDir: './tests',
  globalSetup: './support/run.ts',
  outputDir: './test-results',
  fullyParallel: true,
  workers: 2,
  // No test fails because a machine is slow or shared.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: !!process.env.CI,
  reporter: [['list']],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    // Without snapshots of every step, a fifth of the time; `--trace retain-on-failure` takes them.
    trace: { mode: 'retain-on-failure', snapshots: false },
    launchOptions: { executablePath: process.env.BATTLE_MAP_CHROMIUM, args: CHROMIUM_FLAGS },
  },
  projects: [
    { name: 'hydrated', testDir: './tests/hydrated' },
    { name: 'without-javascript', testDir: './tests/plain', use: { javaScriptEnabled: false } },
    // One worker: two would unpack the browser over each other.
    { name: 'chromium-109', testDir: './tests/oldest', workers: 1 },
  ],
});
