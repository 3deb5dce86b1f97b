import { playwright } from '@vitest/browser-playwright';
import { loginEmulator } from 'login-emulator/vite';
import { defineConfig } from 'vitest/config';

const launchOptions = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
};

export default defineConfig({
  plugins: [loginEmulator({ providers: ['misaka'] })],
  test: {
    // generous time limits, for a busy machine
    testTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    // files run in parallel, each in its own page
    maxWorkers: 2,
    browser: {
      enabled: true,
      headless: true,
      provider: playwright({ launchOptions }),
      instances: [{ browser: 'chromium' }],
      screenshotFailures: false,
    },
  },
});
