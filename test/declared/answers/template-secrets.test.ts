import { expect, it } from '@jest/globals';
import { templateSecrets } from '../../../src/declared/answers/template-secrets.ts';

const ofRequest = (path: readonly string[]) => (path.join('.') === 'body.password' ? 'password' : undefined);

it.each([
  ['a token', '{{tokens.access}}', 'session'],
  ['a token within a text', 'Bearer {{ tokens.access }}', 'session'],
  ['the time of a token', '{{tokens.access.expires.iso}}', 'plain'],
  ['a token beside its time', '{{tokens.access}} until {{tokens.access.expires.iso}}', 'session'],
  ['a token as a default', '{{account.token ?? tokens.access}}', 'session'],
  ['a form of a token', '{{tokens.access.base64}}', 'session'],
  ['a challenge', '{{challenge.id}}', 'challenge'],
  ['the time of a challenge', '{{challenge.expires.iso}}', 'plain'],
  ['a masked address', '{{code.masked}}', 'plain'],
  ['the handle of a code', '{{code.handle}}', 'code'],
  ['all values of a factor', '{{factor}}', { fields: { secret: 'code', url: 'code' } }],
  ['the number of backup codes', '{{backupCodes.length}}', 'plain'],
  ['a password of the request', '{{request.body.password}}', 'password'],
  ['another value of the request', '{{request.body.email}}', 'plain'],
  ['braces', '\\{{tokens.access\\}}', 'plain'],
  ['a literal', "{{account.name ?? 'tokens.access'}}", 'plain'],
  ['members', { a: '{{csrf.token}}', b: 'b' }, { fields: { a: 'csrf' } }],
  ['a condition', { 'x-when': '{{tokens.access}}', a: 1 }, 'plain'],
  ['a value with a condition', { 'x-when': '{{account.a}}', 'x-value': '{{csrf.token}}' }, 'csrf'],
  [
    'merged objects',
    { 'x-merge': ['{{account}}', { token: '{{tokens.access}}' }], more: '{{csrf.token}}' },
    { fields: { token: 'session', more: 'csrf' } },
  ],
  ['a list', ['a', { b: '{{tokens.access}}' }], { items: { fields: { b: 'session' } } }],
  ['a list of backup codes', { 'x-each': '{{backupCodes}}', as: 'one', item: '{{one}}' }, { items: 'code' }],
])('finds the secrets in %s', (_what, template, expected) => {
  expect(templateSecrets(template, ofRequest)).toEqual(expected);
});
