import { defineConfig } from '@playwright/test';
import type { EmulatorTestOptions } from 'login-emulator/playwright';

const { PORT = '5190', CHROMIUM = '/usr/bin/chromium' } = process.env;
const baseURL = `http://localhost:${PORT}`;

export default defineConfig<EmulatorTestOptions>({
  fullyParallel: true,
  workers: 2,
  use: {
    baseURL,
    launchOptions: {
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
    },
  },
  webServer: { command: 'node app/start.js', url: baseURL },
  projects: [
    // the suite as it was without the emulator
    { name: 'plain', testDir: 'plain' },
    {
      name: 'signed-in',
      testDir: 'signed-in',
      use: {
        sessionOptions: {
          provider: 'rocketchat',
          keep: ({ requestHeaders: { 'x-auth-token': token, 'x-user-id': user } }) => ({
            localStorage: { session: JSON.stringify({ token, user }) },
          }),
        },
      },
      // the tests of the plain suite name no namespace, which these tests would report
      dependencies: ['plain'],
    },
  ],
});
