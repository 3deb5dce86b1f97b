import { createApp } from './server.js';

// `login-emulator exec` sets LOGIN_EMULATOR_URL; without it, the app uses the company's own server
const { PORT = '5190', LOGIN_EMULATOR_URL, LOGIN_API_URL = LOGIN_EMULATOR_URL } = process.env;
createApp(LOGIN_API_URL ?? 'https://chat.example.com').listen(Number(PORT));
