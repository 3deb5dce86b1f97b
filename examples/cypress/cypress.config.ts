import { defineConfig } from 'cypress';
import { withEmulator } from 'login-emulator/cypress';
import { createApp } from './app/server.js';

export default defineConfig({
  video: false,
  e2e: {
    baseUrl: 'http://localhost:5191',
    setupNodeEvents(on, config) {
      // `login-emulator exec` sets the URL
      createApp(process.env.LOGIN_EMULATOR_URL).listen(5191);
      return withEmulator(on, config);
    },
  },
});
