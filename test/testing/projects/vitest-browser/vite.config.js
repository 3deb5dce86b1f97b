import { playwright } from '@vitest/browser-playwright';
import { loginEmulator } from 'login-emulator/vite';

const launchOptions = {
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
};

export default {
  plugins: process.env.WITHOUT_PLUGIN === undefined ? [loginEmulator({ providers: ['misaka'] })] : [],
  test: {
    maxWorkers: 2,
    browser: {
      enabled: true,
      headless: true,
      provider: playwright({ launchOptions }),
      instances: [{ browser: 'chromium' }],
      screenshotFailures: false,
    },
  },
};
