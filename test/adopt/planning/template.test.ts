import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { templateOf, withMember } from '../../../src/adopt/planning/template.ts';

const kept = () => undefined;

it('keeps no text that a template would read as a placeholder', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('{', '}', 'a', ' ') }), (text) => {
      expect(JSON.stringify(templateOf([text], kept))).not.toContain('{{');
    }),
  );
});

it('shows each value with its path, its words and its parent', () => {
  const seen: unknown[] = [];
  const body = { userData: [{ 'e-mail': 'a' }, 'dropped'] };
  const result = templateOf(body, ({ path, words, parent }) => {
    seen.push([path.join('.'), words, parent]);
    return undefined;
  });
  expect(result).toEqual({ userData: [{ 'e-mail': 'a' }] });
  expect(seen).toEqual([
    ['', '', undefined],
    ['userData', 'user data', body],
    ['userData.0', 'user data', body.userData],
    ['userData.0.e-mail', 'e mail', { 'e-mail': 'a' }],
  ]);
});

it('keeps members with names that JavaScript objects have', () => {
  const body: unknown = JSON.parse('{"__proto__":{"admin":true},"constructor":"x"}');
  const result = templateOf(body, kept);
  expect(JSON.stringify(result)).toBe('{"__proto__":{"admin":true},"constructor":"x"}');
  expect(JSON.stringify(withMember(result, ['__proto__', 'token'], 't'))).toBe(
    '{"__proto__":{"admin":true,"token":"t"},"constructor":"x"}',
  );
  expect(Reflect.get({}, 'admin')).toBeUndefined();
});

it('sets a member by its path, and replaces values of other types on its way', () => {
  expect(withMember(undefined, ['data', 'token'], 't')).toEqual({ data: { token: 't' } });
  expect(withMember({ data: null, at: 1 }, ['data', 'token'], 't')).toEqual({ data: { token: 't' }, at: 1 });
  expect(withMember({ a: 1 }, [], 't')).toBe('t');
});
