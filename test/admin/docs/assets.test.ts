import { expect, it } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import page from '../../../src/admin/docs/page.json' with { type: 'json' };
import { testApp } from '../../support/app.ts';

const docs = '/__admin/docs';
const app = testApp();

it.each(Object.keys(page))('serves %s with headers that restrict it to this page', async (name) => {
  const { status, headers } = await request(app).get(`${docs}/${name}`);
  expect({ status, ...headers }).toMatchObject({
    status: 200,
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
      "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-cache',
  });
});

it.each([
  ['', 'text/html; charset=utf-8'],
  ['/start.js', 'text/javascript; charset=utf-8'],
  ['/swagger-ui.css', 'text/css; charset=utf-8'],
  ['/favicon-32x32.png', 'image/png'],
])('sends the media type of /__admin/docs%s', async (path, type) => {
  const { headers } = await request(app).get(`${docs}${path}`);
  expect(headers['content-type']).toBe(type);
});

it('sends a file compressed if the client accepts gzip', async () => {
  const get = (accepted: string) =>
    request(app).get(`${docs}/swagger-ui-bundle.js`).set('Accept-Encoding', accepted);
  const compressed = await get('br, gzip');
  const plain = await get('identity');
  const said = [compressed, plain].map(({ headers }) => ({
    encoding: headers['content-encoding'],
    vary: headers['vary'],
    isSmall: Number(headers['content-length']) < 600_000,
  }));
  expect(said).toEqual([
    { encoding: 'gzip', vary: 'Accept-Encoding', isSmall: true },
    { encoding: undefined, vary: 'Accept-Encoding', isSmall: false },
  ]);
  expect(compressed.text).toBe(plain.text);
});

it('answers 304 to a browser with a cached file', async () => {
  const first = await request(app).get(`${docs}/start.js`);
  const again = await request(app)
    .get(`${docs}/start.js`)
    .set('If-None-Match', first.headers['etag'] ?? '');
  expect({ status: again.status, text: again.text }).toEqual({ status: 304, text: '' });
});

it('redirects a trailing slash to the page', async () => {
  const { status, headers } = await request(app).get(`${docs}/`);
  expect({ status, location: headers['location'] }).toEqual({ status: 302, location: '../docs' });
});

it('works under any mount path', async () => {
  const outer = express().use('/vendors', app);
  const { status, type } = await request(outer).get(`/vendors${docs}/start.js`);
  expect({ status, type }).toEqual({ status: 200, type: 'text/javascript' });
});

it.each([
  ...[
    'package.json',
    'page.json',
    'start',
    '..%2Fdocs.ts',
    '..%2f..%2f..%2f..%2fpackage.json',
    '%00',
    '__proto__',
  ],
  ...['constructor', 'index.html.gz', 'page/start.js', 'swagger-ui-bundle.js.map'],
])('answers 404 for the file %s', async (name) => {
  const { status, type } = await request(app).get(`${docs}/${name}`);
  expect({ status, type }).toEqual({ status: 404, type: 'application/problem+json' });
});
