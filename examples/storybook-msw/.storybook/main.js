import { fileURLToPath } from 'node:url';
import { loginEmulator } from 'login-emulator/vite';

export default {
  framework: '@storybook/react-vite',
  stories: ['../src/*.stories.jsx'],
  addons: ['@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // MSW's worker has to be at the root of the origin
  staticDirs: [
    { from: fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js')), to: '/mockServiceWorker.js' },
  ],
  viteFinal: ({ plugins = [], ...config }) => ({
    ...config,
    plugins: [...plugins, loginEmulator({ providers: ['onlyoffice'] })],
  }),
};
