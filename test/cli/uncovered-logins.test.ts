import { expect, it } from '@jest/globals';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { contract, lineOf, overlay } from '../adopt/prove/acme.ts';
import { post, requestLines, serving } from './cli.ts';

const unmarked = `
  /staff/login:
    post:
      operationId: staffLogin
      security: []
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { '200': { $ref: '#/components/responses/Session' } }
`;
const withStaff = contract.replace('\ncomponents:', `${unmarked}components:`);
const provider = ['--provider', 'acme=acme.yaml'];

/** Serves the provider, sends requests, and returns the warnings about logins. */
async function warningsAfter(
  send: (url: string) => Promise<unknown>,
  { marks = overlay, until }: { readonly marks?: string; readonly until: string },
): Promise<readonly string[]> {
  const cwd = temporaryFolder({ 'acme.yaml': withStaff, 'acme.login.yaml': marks });
  const ended = await serving(
    [...provider, '--port', '0'],
    async ({ said, printed }) => {
      const [url = ''] = /http:\/\/localhost:\d+(?=\n)/.exec(said) ?? [];
      await send(url);
      await printed(until);
    },
    { cwd },
  );
  return requestLines(ended).filter((line) => line.includes('login-emulator adopt'));
}

const place = `acme.login.yaml:${lineOf(overlay, 'act: sign-in')}`;
const password = 'Password-1';

it('tells once that a sign-in came with another field than its mark reads', async () => {
  const lines = await warningsAfter(
    async (url) => {
      for (const username of ['plain@example.com', 'another'])
        await post(`${url}/v1/login`, { username, password });
      await post(`${url}/v1/staff/login`, { password });
    },
    { until: 'has no mark' },
  );
  expect(lines).toEqual([
    `warning: acme: POST /v1/login came with body.username, but its mark reads body.email; run login-emulator adopt acme.yaml, or edit ${place}`,
    'warning: acme: POST /v1/staff/login came with body.password, but has no mark; run login-emulator adopt acme.yaml',
  ]);
});

it('tells that JSON came where the mark reads a form', async () => {
  const marks = overlay.replace('body.email, password: body.password', 'form.email, password: form.password');
  const lines = await warningsAfter(
    (url) => post(`${url}/v1/login`, { email: 'plain@example.com', password }),
    {
      marks,
      until: 'login-emulator adopt',
    },
  );
  expect(lines).toEqual([
    `warning: acme: POST /v1/login came with body.email, but its mark reads form.email; run login-emulator adopt acme.yaml, or edit ${place}`,
  ]);
});

it('tells that a form came where a strict mark reads JSON', async () => {
  const marks = overlay
    .replace('version: 1', 'version: 1, validation: { requests: strict }')
    .replace(
      /x-login:\n {8}version: 1, validation: \{ requests: strict \}/,
      'x-login:\n        version: 1\n        validation: { requests: strict }',
    );
  const form = new URLSearchParams({ email: 'plain@example.com', password });
  const lines = await warningsAfter((url) => fetch(`${url}/v1/login`, { method: 'POST', body: form }), {
    marks,
    until: 'login-emulator adopt',
  });
  expect(lines).toEqual([
    `warning: acme: POST /v1/login came with content type application/x-www-form-urlencoded, but its mark reads body.email; run login-emulator adopt acme.yaml, or edit acme.login.yaml:${lineOf(marks, 'act: sign-in')}`,
  ]);
});

it('tells once of a login to a path that no contract declares', async () => {
  const lines = await warningsAfter(
    async (url) => {
      for (const path of ['/v1/auth/login', '/v1/auth/login', '/v1/cart', '/api/signin'])
        await post(`${url}${path}`, { email: 'plain@example.com', password });
    },
    { until: '/api/signin looks' },
  );
  expect(lines).toEqual(
    ['/v1/auth/login', '/api/signin'].map(
      (path) =>
        `warning: POST ${path} looks like a login, but no contract declares it; if acme.yaml should, add it and run login-emulator adopt acme.yaml`,
    ),
  );
});

it('stays silent about a login that its mark refuses, or that lacks a value', async () => {
  const lines = await warningsAfter(
    async (url) => {
      await post(`${url}/v1/login`, { email: 'plain@example.com', password: 'wrong' });
      await post(`${url}/v1/login`, { email: 'plain@example.com', password: '' });
      await post(`${url}/v1/login`, { email: 'plain@example.com' });
      await post(`${url}/v1/staff/login`, { password });
    },
    { until: 'has no mark' },
  );
  expect(lines).toHaveLength(1);
});
