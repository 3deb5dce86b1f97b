import { expect, it } from '@jest/globals';
import type { ProofLine } from '../../../src/adopt/prove/line.ts';
import { proofText } from '../../../src/adopt/prove/text.ts';
import { contract, lineOf, overlay, proofOf } from './acme.ts';

const named = (lines: readonly ProofLine[], name: string) => lines.find((line) => line.name === name);
const unlike = (lines: readonly ProofLine[]) => lines.filter(({ result }) => result !== 'ok');
const at = (part: string, text = overlay) => `acme.login.yaml:${lineOf(text, part)}`;

it('proves each part of a login that the marks have', async () => {
  const lines = await proofOf();
  expect(unlike(lines)).toEqual([]);
  expect(lines.map(({ name, request, status }) => [name, request, status])).toEqual([
    ['signed in', 'POST /v1/login', 200],
    ['wrong password', 'POST /v1/login', 401],
    ['unknown login', 'POST /v1/login', 401],
    ['missing field', 'POST /v1/login', 422],
    ['locked', 'POST /v1/login', 423],
    ['disabled', 'POST /v1/login', 401],
    ['unverified', 'POST /v1/login', 401],
    ['rate limited, forced', 'POST /v1/login', 429],
    ['server error, forced', 'POST /v1/login', 500],
    ...['totp', 'mail', 'sms'].flatMap((kind) => [
      [`${kind} code asked`, 'POST /v1/login', 401],
      [`wrong ${kind} code`, 'POST /v1/login', 401],
      [`${kind} code given`, 'POST /v1/login', 200],
    ]),
    ['current account', 'GET /v1/me', 200],
    ['without a token', 'GET /v1/me', 401],
    ['unknown token', 'GET /v1/me', 401],
    ['refresh', 'POST /v1/refresh', 200],
    ['old refresh token', 'POST /v1/refresh', 400],
    ['signed out', 'POST /v1/logout', 204],
    ['token after sign-out', 'GET /v1/me', 401],
  ]);
  expect(named(lines, 'signed in')?.detail).toBe('token in body.token, body.refresh');
});

it('names the line of a mark that reads a field that the contract lacks', async () => {
  const lines = await proofOf({ overlay: overlay.replace('login: body.email', 'login: body.username') });
  expect(unlike(lines)).toEqual([
    {
      name: 'place of login',
      result: 'failed',
      operation: 'login',
      request: 'POST /v1/login',
      detail:
        'the mark reads body.username, but the contract declares body.email, body.password, body.code, body.device',
      place: at('reads: { login'),
    },
  ]);
});

it('names the field that looks like the login if the mark reads another one', async () => {
  const lines = await proofOf({ overlay: overlay.replace('login: body.email', 'login: body.device') });
  expect(named(lines, 'place of login')?.detail).toBe(
    'the mark reads body.device, but the contract requires body.email',
  );
});

it('names the answer that the marks lack', async () => {
  const lines = await proofOf({ overlay: overlay.replace(/ +invalid-credentials: .*\n/, '') });
  expect(named(lines, 'wrong password')).toEqual({
    name: 'wrong password',
    result: 'failed',
    operation: 'login',
    request: 'POST /v1/login',
    status: 401,
    detail:
      'no answer for invalid-credentials; add to the answers: invalid-credentials: { status: 401, body: … }',
    place: at('answers:\n          signed-in'),
  });
  expect(named(lines, 'missing field')?.result).toBe('ok');
});

it('fails if no operation accepts the token', async () => {
  const lines = await proofOf({ overlay: overlay.replace('security: token', 'security: key') });
  expect(named(lines, 'signed in')).toMatchObject({
    result: 'failed',
    detail:
      'token in body.token, body.refresh, but it opens no operation: GET /me takes the security scheme token, which no token of the sign-in has',
    place: at('access: { security'),
  });
});

it('fails if the answer has no token', async () => {
  const withoutToken = overlay.replace(
    "token: '{{tokens.access}}', refresh: '{{tokens.refresh}}'",
    'token: abc',
  );
  const lines = await proofOf({ overlay: withoutToken });
  expect(named(lines, 'signed in')).toMatchObject({
    result: 'failed',
    detail: 'the answer has no token that the API accepts',
    place: at('signed-in:', withoutToken),
  });
  expect(named(lines, 'totp code given')?.result).toBe('failed');
  expect(named(lines, 'current account')?.result).toBe('not possible');
});

it('fails if a refresh gives no token that opens an operation', async () => {
  const whole =
    "refreshed: { status: 200, body: { token: '{{tokens.access}}', refresh: '{{tokens.refresh}}' } }";
  const part = "refreshed: { status: 200, body: { token: '', refresh: '{{tokens.refresh}}' } }";
  expect(named(await proofOf({ overlay: overlay.replace(whole, part) }), 'refresh')).toMatchObject({
    result: 'failed',
    detail: 'the new token in body.refresh opens no operation: GET /me answered 401 token-missing',
  });
});

it('throws the problems of the fixtures with their places', async () => {
  const fixtures = 'accounts: [{ login: ann, password: Pass-1 }, { login: Ann, password: Pass-1 }]';
  await expect(proofOf({ fixtures })).rejects.toThrow(/acme\.fixtures\.yaml:1:46: the login Ann/);
});

it("doesn't take an open operation as a proof", async () => {
  const lines = await proofOf({
    contract: contract.replace('security: [{ token: [] }]\n', ''),
    overlay: overlay.replace(
      / {2}- target: \$\.paths\['\/me'\][^]*?(?= {2}- target: \$\.paths\['\/logout)/,
      '',
    ),
  });
  expect(named(lines, 'signed in')).toMatchObject({
    result: 'not possible',
    detail:
      'token in body.token, body.refresh, but no operation refuses a request without it; mark one as current-account or protected',
  });
});

it("fails if an app can't tell a refusal from the success", async () => {
  const lines = await proofOf({
    overlay: overlay.replace(
      '{ status: 401, body: { error: wrong } }',
      '{ status: 200, body: { token: x, refresh: y } }',
    ),
  });
  expect(named(lines, 'wrong password')).toMatchObject({ result: 'failed', status: 200 });
});

it('fails if a refusal gives a token', async () => {
  const lines = await proofOf({
    overlay: overlay.replace(
      'token-missing: { status: 401, body: { error: no token } }',
      "token-missing: { status: 200, body: { email: '' } }",
    ),
  });
  expect(named(lines, 'without a token')).toMatchObject({ result: 'failed', status: 200 });
});

it('fails if the current account shows nothing of the account', async () => {
  const lines = await proofOf({
    overlay: overlay.replace("{ email: '{{account.email}}' }", '{ name: Ada }'),
  });
  expect(unlike(lines)).toEqual([
    expect.objectContaining({
      name: 'current account',
      detail: 'the answer has nothing of plain@example.com',
      place: at('answers: { who-am-i'),
    }),
  ]);
});

it('names how an answer breaks the contract', async () => {
  const lines = await proofOf({
    overlay: overlay.replace('body: { error: wrong }', 'body: { message: wrong }'),
  });
  expect(named(lines, 'wrong password')).toMatchObject({
    result: 'ok',
    breaks: "the body breaks the contract at /: must have required property 'error'",
    place: at('invalid-credentials'),
  });
});

it('locks an account by wrong passwords if the fixtures have no locked one, and names what they lack', async () => {
  const lines = await proofOf({
    overlay: overlay.replace(
      'version: 1\n        tokens',
      'version: 1\n        lockout: { attempts: 3, for: 5m }\n        tokens',
    ),
    fixtures: 'accounts: [{ login: ann@example.com, password: Secret-1 }]',
  });
  expect(named(lines, 'locked')).toMatchObject({ result: 'ok', status: 423 });
  expect(named(lines, 'disabled')).toEqual({
    name: 'disabled',
    result: 'not possible',
    operation: 'login',
    request: 'POST /v1/login',
    detail: 'the fixtures have no account with status: disabled',
    place: 'acme.fixtures.yaml',
  });
});

it('has one line if no operation signs in', async () => {
  const lines = await proofOf({
    overlay: overlay.replace('act: sign-in', 'act: public').replace(/ +reads: \{ login.*\n/, ''),
  });
  expect(lines).toEqual([
    {
      name: 'signed in',
      result: 'not possible',
      detail: 'no operation has the act sign-in',
      place: at('x-login:\n        version: 1'),
    },
  ]);
});

it('prints a line for each step, with the line to edit', () => {
  const lines: readonly ProofLine[] = [
    { name: 'signed in', result: 'ok', request: 'POST /login', status: 200, detail: 'token in body.token' },
    {
      name: 'locked',
      result: 'failed',
      request: 'POST /login',
      status: 200,
      detail: 'why',
      place: 'a.login.yaml:4',
    },
    { name: 'disabled', result: 'not possible', detail: 'no account' },
  ];
  expect(proofText(lines)).toBe(
    [
      '✓ signed in                POST /login 200, token in body.token',
      '✗ locked                   POST /login 200  a.login.yaml:4: why',
      '– disabled                 no account',
    ].join('\n'),
  );
});
