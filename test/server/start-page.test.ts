import { execFile } from 'node:child_process';
import { expect, it } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import type { AppOptions } from '../../src/index.ts';
import { testApp } from '../support/app.ts';

const visit = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', host: 'localhost:4010' };

/** Creates an app without a control plane. */
function offApp(options: AppOptions = {}) {
  return testApp({ admin: false, ...options });
}

it('lists the providers, the accounts and a sign-in command', async () => {
  const response = await request(offApp()).get('/').set(visit);
  expect(response.status).toBe(200);
  expect(response.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'x-content-type-options': 'nosniff',
  });
  expect(response.text).toContain('http://localhost:4010/api/v1');
  expect(response.text).toContain('curl &#39;http://localhost:4010/apiv2/login&#39;');
  expect(response.text).not.toContain('__admin');
  const logins = [...response.text.matchAll(/<dt>[a-z]+<\/dt><dd>([^<]*)/g)].map(([, first = '']) => first);
  expect(logins.length).toBeGreaterThan(0);
  for (const first of logins) expect(first).toMatch(/^plain\b.*: Password-1$/);
  expect(response.text).not.toMatch(/<(?:script|img|link|iframe)|https?:\/\/(?!localhost:4010)/);
});

it('prints the URLs that the visitor used: with a prefix, and with a public URL', async () => {
  const below = await request(offApp()).get('/@w1').set(visit);
  expect(below.text).toContain('http://localhost:4010/@w1/api/v1');
  const app = offApp({ publicUrl: 'https://login.example.com/emulator' });
  expect((await request(app).get('/').set(visit)).text).toContain(
    'https://login.example.com/emulator/api/v1',
  );
});

it.each([
  ['a command-line client', { accept: '*/*' }],
  ['a client that accepts JSON', { accept: 'application/json' }],
  ["a page's fetch", { accept: 'text/html', 'sec-fetch-mode': 'cors' }],
])('answers 404 to %s', async (_who, headers) => {
  const response = await request(offApp()).get('/').set(headers);
  expect([response.status, response.type]).toEqual([404, 'application/problem+json']);
});

it('answers HEAD without a body, and rejects other methods', async () => {
  const head = await request(offApp()).head('/').set(visit);
  expect([head.status, head.text]).toEqual([200, undefined]);
  expect((await request(offApp()).post('/').set(visit)).status).toBe(404);
  expect((await request(offApp()).get('/elsewhere').set(visit)).status).toBe(404);
});

it('leaves / to the app in which the emulator is mounted', async () => {
  const app = express()
    .use(offApp())
    .use((_incoming, response) => void response.send('own'));
  expect((await request(app).get('/').set(visit)).text).toBe('own');
});

it.each([
  ['with a token', { token: 'secret' }, visit],
  ['on an unknown host', {}, { ...visit, host: 'evil.example' }],
])('hides passwords %s', async (_when, options, headers) => {
  const response = await request(offApp(options)).get('/').set(headers);
  expect(response.status).toBe(200);
  expect(response.text).toContain('plain');
  expect(response.text).not.toContain('Password-1');
});

it('escapes the texts of fixtures', async () => {
  const accounts = [{ login: '<script>alert(1)</script>@example.com', password: '"><img src=x>' }];
  const app = offApp({ providers: ['interserver'], fixtures: { interserver: { accounts } } });
  const response = await request(app).get('/').set(visit);
  expect(response.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;@example.com');
  expect(response.text).not.toMatch(/<script|<img/);
});

it.each(['interserver', 'rocketchat', 'misaka', 'onlyoffice'])(
  'prints a working sign-in command for a shell at %s',
  async (provider) => {
    const app = offApp({ providers: [provider] });
    const { text } = await request(app).get('/').set(visit);
    const line = unescaped(/<pre>([^<]*)<\/pre>/.exec(text)?.[1] ?? '');
    const words = await wordsOf(line);
    const [, url = '', , type = '', , body = ''] = words;
    expect([words[0], type]).toEqual(['curl', 'Content-Type: application/json']);
    const response = await request(app).post(new URL(url).pathname).type('json').send(body);
    expect([response.status, response.headers['x-emulator-outcome']]).toEqual([
      expect.any(Number),
      'signed-in',
    ]);
  },
);

function unescaped(html: string): string {
  return html.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/** Splits a line into words with a shell. */
function wordsOf(line: string): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    execFile('sh', ['-c', `printf '%s\\n' ${line}`], (error, out) => {
      if (error !== null) reject(new Error(error.message));
      else resolve(out.split('\n').slice(0, -1));
    });
  });
}
