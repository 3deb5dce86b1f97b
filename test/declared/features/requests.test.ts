import { expect, it } from '@jest/globals';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { credentialsOf, openBooks } from '../../support/books.ts';

const body = credentialsOf('plain');

it.each([
  ['JSON under text/plain', JSON.stringify(body), 'text/plain'],
  ['JSON under application/*+json', JSON.stringify(body), 'application/vnd.books+json'],
  ['a form', new URLSearchParams(body).toString(), 'application/x-www-form-urlencoded'],
])('accepts %s where the contract declares JSON', async (_what, text, type) => {
  const { send } = await openBooks();
  expect(await send('POST /login', { body: text, headers: { 'content-type': type } })).toMatchObject({
    outcome: 'signed-in',
  });
});

it.each([
  ['a value that the contract forbids', { ...body, device: 'fridge' }],
  ['a missing value that the act does not read', { ...body, device: null }],
])('accepts %s by default', async (_what, sent) => {
  const { send } = await openBooks();
  expect(await send('POST /login', { body: sent })).toMatchObject({ outcome: 'signed-in' });
});

const strict = `
overlay: 1.0.0
info: { title: Strict, version: 1.0.0 }
actions:
  - target: $
    update:
      x-login:
        version: 1
        tokens: { access: { security: bearer } }
        validation: { requests: strict }
        answers:
          malformed-request: { status: 400, body: { error: '{{violation.text}}', field: '{{violation.field}}' } }
          token-missing: { status: 401, body: { error: Sign in first. } }
  - target: $.paths['/login'].post
    update:
      x-login:
        act: sign-in
        reads: { login: body.email, password: body.password }
        answers: { signed-in: { status: 200, body: { access: '{{tokens.access}}' } }, invalid-credentials: { status: 401, body: { error: no } } }
`;

it.each([
  [
    { ...body, device: 'fridge' },
    { error: 'device breaks the rule enum', field: 'device' },
  ],
  [{ email: body.email }, { error: 'password is required', field: 'password' }],
  [
    { ...body, password: 'short' },
    { error: 'password breaks the rule minLength', field: 'password' },
  ],
])('rejects %j with 400 if the marks require strict requests', async (sent, expected) => {
  const { send } = await openBooks(
    {},
    { overlay: `${temporaryFolder({ 'strict.yaml': strict })}/strict.yaml` },
  );
  expect(await send('POST /login', { body: sent })).toMatchObject({
    ...{ status: 400, outcome: 'malformed-request', body: expected },
  });
  expect(await send('POST /login', { body })).toMatchObject({ status: 200 });
});

it('rejects a parameter of the path that breaks its schema if the marks require strict requests', async () => {
  const { send, signedIn } = await openBooks(
    {},
    { overlay: `${temporaryFolder({ 'strict.yaml': strict })}/strict.yaml` },
  );
  const headers = await signedIn('plain');
  const answer = await send('GET /orders/first', { headers });
  expect([answer.status, answer.body]).toEqual([400, { error: 'id breaks the rule type', field: 'id' }]);
  expect(await send('GET /orders/1')).toMatchObject({ status: 401 });
});

it('answers HEAD as GET without a body, and a preflight with the headers of the contract', async () => {
  const { send } = await openBooks();
  expect(await send('HEAD /titles')).toMatchObject({ status: 200, body: '' });
  const preflight = await send('OPTIONS /login', {
    headers: { origin: 'http://localhost:3000', 'access-control-request-method': 'POST' },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-expose-headers')).toContain('X-Books-Version');
});

it('answers an unknown path in the body of the marks, and another method with 405', async () => {
  const { send } = await openBooks();
  expect(await send('GET /nothing')).toMatchObject({ status: 404, body: { error: 'No such page.' } });
  const other = await send('DELETE /titles');
  expect([other.status, other.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});
