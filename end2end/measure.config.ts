// How the browser is measured: one page at a time, so that nothing else takes its frames.
import { defineConfig } from '@playwright/test';
import tests from './playwright.config';

export default defineConfig({
  ...tests,
  testDir: './measure',
  projects: [{ name: 'measure' }],
  workers: 1,
  timeout: 180_000,
  use: { ...tests.use, trace: 'off' },
});
