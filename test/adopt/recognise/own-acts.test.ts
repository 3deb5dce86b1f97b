import { expect, it } from '@jest/globals';
import { recognise } from '../../../src/adopt/recognise/recognise.ts';
import type { Node } from '../../../src/json.ts';

const text = { type: 'string' };
const json = (properties: Node) => ({
  content: { 'application/json': { schema: { required: Object.keys(properties), properties } } },
});
const answered = (properties: Node) => ({ responses: { '200': { description: 'OK', ...json(properties) } } });
const account = { type: 'object', properties: { email: text, name: text } };
const login = { requestBody: json({ email: text, password: text }), ...answered({ token: text }) };
const bearer = { bearer: { type: 'http', scheme: 'bearer' } };

/** Returns the acts and the certainty of an operation beside a login; `none` if it has no act. */
function actOf(endpoint: string, operation: Node, security?: readonly Node[]) {
  const [method = '', path = ''] = endpoint.split(' ');
  const { operations } = recognise({
    ...{ openapi: '3.1.0', info: { title: 'Acme', version: '1' }, components: { securitySchemes: bearer } },
    ...(security === undefined ? {} : { security }),
    paths: { '/login': { post: login }, [path]: { [method.toLowerCase()]: operation } },
  });
  const found = operations.find(({ head }) => head.template === path);
  return found === undefined ? 'none' : `${found.certainty} ${found.acts.join(', ')}`;
}

const secured = { security: [{ bearer: [] }] };
const wrapper = { code: { type: 'integer' }, msg: text, data: { type: 'object', properties: {} } };

it.each([
  ['POST /v1/user/logout', answered(wrapper), 'likely sign-out'],
  ['POST /logout', answered({ message: text }), 'likely sign-out'],
  ['GET /v1/user/info', answered({ ...wrapper, data: account }), 'likely current-account'],
])('recognises %s by a wrapped success', (endpoint, operation, act) => {
  expect(actOf(endpoint, { ...operation, ...secured })).toBe(act);
});

it('recognises the session with its user where all operations are secured alike', () => {
  const session = answered({ session: { type: 'object', properties: {} }, user: account });
  expect(actOf('GET /get-session', session, [{ bearer: [] }])).toBe('likely current-account');
});

it('takes a check of the password for no change of it', () => {
  const operation = { requestBody: json({ password: text }), ...answered({ status: text }), ...secured };
  expect(actOf('POST /verify-password', operation)).toBe('none');
});

it('takes the renewal of a token at a provider for no refresh', () => {
  const renewal = answered({ accessToken: text, refreshToken: text });
  const body = (name: string) => ({ requestBody: json({ [name]: text }), ...renewal });
  expect(actOf('POST /refresh-token', body('accountId'))).toBe('none');
  expect(actOf('POST /refresh-token', body('refreshToken'))).toBe('sure refresh');
});

it('takes the account at a provider for no current account', () => {
  const operation = { ...answered({ user: account }), ...secured };
  expect(actOf('GET /account-info', operation)).toBe('likely current-account');
  const description = 'Get the account info provided by the provider';
  expect(actOf('GET /account-info', { ...operation, description })).toBe('none');
});

it('takes an operation that checks a code and answers with a token for a second step', () => {
  const operation = { requestBody: json({ code: text }), ...answered({ token: text }) };
  expect(actOf('POST /two-factor/verify-totp', operation)).toBe('sure second-factor');
});

it('leaves out the factors that administrators configure', () => {
  const operation = { responses: { '204': { description: 'OK' } }, ...secured };
  expect(actOf('DELETE /authenticator/totp/{id}', operation)).toBe('sure remove-factor');
  expect(actOf('DELETE /stages/authenticator/totp/{id}', operation)).toBe('none');
  expect(actOf('DELETE /admin/authenticator/totp/{id}', operation)).toBe('none');
});

it('takes the end of other sessions for no sign-out', () => {
  expect(actOf('POST /revoke-other-sessions', { ...answered({ status: text }), ...secured })).toBe('none');
});
