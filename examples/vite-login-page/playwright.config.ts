import { defineConfig } from '@playwright/test';
import type { EmulatorTestOptions } from 'login-emulator/playwright';

const url = 'http://localhost:5180';

export default defineConfig<EmulatorTestOptions>({
  testDir: 'test',
  fullyParallel: true,
  workers: 4,
  use: {
    baseURL: url,
    emulatorOptions: { pageClock: true },
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
    },
  },
  webServer: { command: 'vite --port 5180 --strictPort', url: `${url}/__admin/health` },
});
