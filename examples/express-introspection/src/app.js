import express from 'express';
import { authenticate } from './authenticate.js';

/** The product's backend; `introspect` says whose a token is. */
export function createApp(introspect) {
  return express()
    .use(authenticate(introspect))
    .get('/me', (request, response) => response.json({ login: response.locals.login }));
}
