import { defineConfig } from '@playwright/test';
import { SESSION_FILE } from './session-file';

/** Walks the pages against a stack that runs already; see README.md in this folder. */
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  reporter: [['list']],
  // One stack is behind all tests, and two cores carry it.
  workers: 1,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: process.env['PLANEWATCH_URL'] ?? 'http://localhost:3000',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env['PLANEWATCH_CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'sign-in', testMatch: 'sign-in.ts' },
    { name: 'pages', testMatch: '*.spec.ts', dependencies: ['sign-in'], use: { storageState: SESSION_FILE } },
  ],
});
