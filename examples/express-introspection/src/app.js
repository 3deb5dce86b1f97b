import express from 'express';
import { authenticate } from './authenticate.js';

/** Creates the product's backend; `introspect` returns the owner of a token. */
export function createApp(introspect) {
  return express()
    .use(authenticate(introspect))
    .get('/me', (request, response) => response.json({ login: response.locals.login }));
}
