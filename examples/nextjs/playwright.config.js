import { defineConfig } from '@playwright/test';

const port = 3180;
const baseURL = `http://localhost:${port}`;

export default defineConfig({
  testDir: 'test',
  fullyParallel: true,
  workers: 4,
  expect: { timeout: 20_000 },
  timeout: 60_000,
  use: {
    baseURL,
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
    },
  },
  // the server gets ROCKETCHAT_URL and LOGIN_EMULATOR_URL from `login-emulator exec`
  webServer: {
    command: `next start --port ${port}`,
    url: `${baseURL}/api/me`,
    env: { NEXT_TELEMETRY_DISABLED: '1' },
  },
});
