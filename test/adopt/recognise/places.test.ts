import { expect, it } from '@jest/globals';
import { recognise } from '../../../src/adopt/recognise/recognise.ts';
import type { Node } from '../../../src/json.ts';

const json = (properties: Node) => ({
  content: { 'application/json': { schema: { required: Object.keys(properties), properties } } },
});
const success = {
  responses: { '200': { description: 'OK', ...json({ access_token: { type: 'string' } }) } },
};
const text = { type: 'string' };
const digits = { type: 'string', pattern: '^[0-9]{6}$' };

/** Returns the places that a second step reads, by the fields of its body. */
function readsOf(fields: Node) {
  const { operations } = recognise({
    ...{ openapi: '3.1.0', info: { title: 'Acme', version: '1' } },
    paths: {
      '/login': { post: { requestBody: json({ email: text, password: text }), ...success } },
      '/login/mfa/verify': { post: { requestBody: json(fields), ...success } },
    },
  });
  const step = operations.find(({ acts }) => acts.includes('second-factor'));
  return Object.fromEntries([...(step?.reads ?? [])].map(([name, { places }]) => [name, places]));
}

it.each([
  ['a code before a token', { mfaToken: text, code: digits }],
  ['a code in any order', { code: digits, mfaToken: text }],
  ['a code without a pattern', { mfaToken: text, code: text }],
])('reads %s', (_, fields) => {
  expect(readsOf(fields)).toEqual({ code: ['body.code'], challenge: ['body.mfaToken'] });
});

it('reads digits as the code, whatever their name', () => {
  expect(readsOf({ mfaToken: text, digits })).toEqual({
    code: ['body.digits'],
    challenge: ['body.mfaToken'],
  });
});

it('never reads two values from one field', () => {
  expect(readsOf({ mfaToken: text })).toEqual({ code: ['body.mfaToken'] });
});
