import { expect, it } from '@jest/globals';
import { loadProvider } from '../../src/cli/load-provider.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { createSocketFile } from '../support/socket-file.ts';

const contract = `
openapi: 3.1.0
info: { title: Acme, version: '1' }
x-login: { version: 1, account: { logins: [login, name] } }
paths:
  /login:
    post:
      operationId: login
      responses: { default: { description: Any answer } }
      x-login: { act: sign-in, reads: { login: body.login, password: body.password } }
`;

/** Loads the contract with a fixture file; returns the lines of the error. */
async function problems(fixtures: string | undefined, text = contract): Promise<readonly string[]> {
  const folder = temporaryFolder({
    'acme.yaml': text,
    ...(fixtures === undefined ? {} : { 'acme.fixtures.yaml': fixtures }),
  });
  if (fixtures === undefined) await createSocketFile(`${folder}/acme.fixtures.yaml`);
  const loading = loadProvider({ id: 'acme', file: `${folder}/acme.yaml` });
  const error: unknown = await loading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const lines = (error as { readonly lines?: readonly string[] } | undefined)?.lines ?? [];
  return lines.map((line) => line.replace(`${folder}/`, ''));
}

const accounts = `accounts:
  - { login: ada@example.com, password: Password-1, name: ada }
`;

it.each([
  [
    'a login twice',
    `${accounts}  - { login: Ada@example.com, password: Password-1 }\n`,
    /^acme\.fixtures\.yaml:3:5: the login Ada@example\.com is also that of accounts\[0\]/,
  ],
  [
    'an own login twice',
    `${accounts}  - { login: bob@example.com, password: Password-1, name: ada }\n`,
    /^acme\.fixtures\.yaml:3:5: the login ada is also that of accounts\[0\]/,
  ],
  [
    'an id twice',
    'accounts:\n  - { login: a@example.com, password: p, id: x }\n  - { login: b@example.com, password: p, id: x }\n',
    /^acme\.fixtures\.yaml:3:5: the id x is also that of accounts\[0\]/,
  ],
  [
    'a token twice',
    'accounts:\n  - { login: a@example.com, password: p, sessions: [{ token: t }] }\n  - { login: b@example.com, password: p, sessions: [{ token: t }] }\n',
    /^acme\.fixtures\.yaml:3:5: the session token is also that of accounts\[0\]/,
  ],
  [
    'a session of an unknown account',
    `${accounts}sessions:\n  - { name: main, login: adda@example.com }\n`,
    /^acme\.fixtures\.yaml:4:26: no account has the login adda@example\.com; did you mean ada@example\.com\?/,
  ],
  [
    'a scenario for an unknown account',
    `${accounts}scenarios:\n  - { account: adda@example.com, outcome: server-error }\n`,
    /^acme\.fixtures\.yaml:4:16: no account has the login adda@example\.com; did you mean ada@example\.com\?/,
  ],
  [
    'a scenario for an unknown operation',
    `${accounts}scenarios:\n  - { operation: logon, outcome: server-error }\n`,
    /^acme\.fixtures\.yaml:4:18: there is no operation logon; did you mean login\?/,
  ],
  [
    'an outcome that cannot happen',
    `${accounts}scenarios:\n  - { operation: login, outcome: token-reused }\n`,
    /^acme\.fixtures\.yaml:4:34: token-reused cannot happen here; expected one of /,
  ],
  [
    'a kid twice',
    `${accounts}keys:\n  - { kid: k1, secret: a }\n  - { kid: k1, secret: b }\n`,
    /^acme\.fixtures\.yaml:5:5: two keys have the kid k1$/,
  ],
  [
    'a key that is none',
    `${accounts}keys:\n  - { kid: k1, jwk: { kty: oct, k: AAAA } }\n`,
    /^acme\.fixtures\.yaml:4:5: the key k1 isn't a private key as JWK, without a passphrase$/,
  ],
  ['a pipe', undefined, /^acme\.fixtures\.yaml: is not a regular file; save its content as one$/],
])('reports %s with its place', async (_what, fixtures, message) => {
  expect(await problems(fixtures)).toEqual([expect.stringMatching(message)]);
});

it('reports an unknown key of a token with its place', async () => {
  const text = contract.replace('version: 1,', 'version: 1, tokens: { a: { form: jwt, key: nokid } },');
  expect(await problems(accounts, text)).toEqual([
    'acme.yaml:4:55: unknown key nokid; the fixtures have no keys',
  ]);
});

it('accepts a scenario with a patch', async () => {
  const patched = `${accounts}scenarios:\n  - { account: ada, patch: { secondFactor: totp } }\n`;
  expect(await problems(patched)).toEqual([]);
});
