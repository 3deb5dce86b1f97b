import { defineConfig } from '@playwright/test';
import type { EmulatorTestOptions } from '../../../src/testing/playwright.ts';
import { chromiumPath } from '../../real-parts/parts.ts';

const { PAGE_URL = '', OUTPUT } = process.env;
const crossSite = PAGE_URL.replace('localhost', '127.0.0.1');

// eslint-disable-next-line no-restricted-syntax -- required by Playwright
export default defineConfig<EmulatorTestOptions>({
  outputDir: OUTPUT ?? 'test-results',
  fullyParallel: true,
  timeout: 0, // a busy machine must not fail a test
  workers: 2,
  reporter: 'json',
  use: {
    launchOptions: {
      executablePath: chromiumPath(),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
    },
  },
  projects: [
    { name: 'one site', testIgnore: /fails\.spec/, use: { baseURL: PAGE_URL } },
    { name: 'two sites', testMatch: /cookie\.spec/, use: { baseURL: crossSite } },
    // requests without a namespace affect all tests, so these run last and in sequence
    {
      name: 'fails',
      testMatch: /fails\.spec/,
      fullyParallel: false,
      retries: 1,
      dependencies: ['one site', 'two sites'],
      use: { baseURL: PAGE_URL },
    },
  ],
});
