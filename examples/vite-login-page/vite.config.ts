import { loginEmulator } from 'login-emulator/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [loginEmulator({ providers: ['rocketchat'], seed: 'dev' })],
});
