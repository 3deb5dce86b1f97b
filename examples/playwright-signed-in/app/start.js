import { createApp } from './server.js';

// `login-emulator exec` sets LOGIN_EMULATOR_URL; without it, the app uses the company's chat server
const { LOGIN_EMULATOR_URL, LOGIN_API_URL = LOGIN_EMULATOR_URL ?? 'https://chat.example.com' } = process.env;
createApp(LOGIN_API_URL).listen(5190);
