import { app } from './app.js';

const response = await app.request('/doc');
console.log(await response.text());
