import { expect } from 'vitest';
import { test } from 'login-emulator/vitest';

const form = { user: 'plain@example.com', password: 'wrong' };

test("reaches the emulator with Node's fetch, which jsdom doesn't replace", async ({ emulator }) => {
  const body = JSON.stringify({ login: form.user, passwd: form.password });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${emulator.urls.interserver}/login`, { method: 'POST', headers, body });
  expect(response.headers.get('x-emulator-outcome')).toBe('invalid-credentials');
});

test("reaches the emulator with jsdom's XMLHttpRequest, which has the rules of a page", async ({
  emulator,
}) => {
  document.cookie = `emulator-namespace=${emulator.name}`; // for an app whose URL is fixed
  const { origin } = new URL(emulator.url);
  const request = new XMLHttpRequest();
  request.open('POST', `${origin}/apiv2/login`);
  request.setRequestHeader('content-type', 'application/json');
  request.withCredentials = true;
  await new Promise((resolve, reject) => {
    request.onload = resolve;
    request.onerror = reject;
    request.send(JSON.stringify({ login: form.user, passwd: form.password }));
  });
  expect([request.status, request.getResponseHeader('x-emulator-outcome')]).toEqual([
    402,
    'invalid-credentials',
  ]);
  const { requests } = await emulator.requests.list({ operation: 'login' });
  expect(requests.map(({ outcome }) => outcome)).toEqual(['invalid-credentials']);
});
