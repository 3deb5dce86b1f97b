import { expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import type { TokenMarks } from '../../../src/declared/tokens/marks.ts';
import { environmentOf, formOf, issue, keysOf, problems } from './issued.ts';

it.each<[TokenMarks, RegExp]>([
  [{}, /^[A-Za-z0-9]{32}$/],
  [{ length: 64, alphabet: 'hex' }, /^[0-9a-f]{64}$/],
  [{ length: 40, alphabet: 'base64url', startsWith: 'sk_test_' }, /^sk_test_[\w-]{40}$/],
  [{ length: 6, alphabet: 'digits' }, /^\d{6}$/],
  [{ length: 20, alphabet: 'lower' }, /^[a-z0-9]{20}$/],
  [{ length: 16, alphabet: 'upper', groups: 4 }, /^[A-Z0-9]{4}(-[A-Z0-9]{4}){3}$/],
  [{ length: 10, alphabet: 'base64url', groups: 4 }, /^[\w-]{4}\.[\w-]{4}\.[\w-]{2}$/],
  [{ length: 50, alphabet: 'ab' }, /^[ab]{50}$/],
  [{ form: 'uuid' }, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
  [{ form: 'integer' }, /^[1-9]\d{8}$/],
  [{ form: 'integer', length: 15 }, /^[1-9]\d{14}$/],
  [{ form: 'integer', length: 1 }, /^[1-9]$/],
])('issues a token of the form %j', (marks, pattern) => {
  const { value, shown } = issue(marks);
  expect(value).toMatch(pattern);
  expect(shown).toBe(value);
  expect(issue(marks).value).toBe(value);
  expect(formOf(marks).flawOf('anything')).toBeUndefined();
});

it('draws another token from another seed, request, and from the same request', () => {
  const environment = environmentOf();
  const values = [environment, environment, environmentOf('other'), environmentOf('seed', 2)].map(
    (one) => issue({}, keysOf(), one).value,
  );
  expect(new Set(values).size).toBe(4);
});

it.each<[TokenMarks, string]>([
  [
    { alphabet: 'a' },
    'access/alphabet: expected base62, base64url, hex, digits, lower, upper, or at least two',
  ],
  [{ alphabet: 'aba' }, 'access/alphabet: expected'],
  [{ alphabet: 'a b' }, 'access/alphabet: expected'],
  [{ alphabet: 'äö' }, 'access/alphabet: expected'],
  [{ form: 'integer', length: 16 }, 'access/length: an integer has at most 15 digits'],
  [{ form: 'signed', alphabet: 'a' }, 'access/alphabet: expected'],
  [{ form: 'signed', key: 'none' }, 'access/key: unknown key none; the fixtures have no keys'],
])('rejects the marks %j', (marks, message) => {
  expect(problems(marks)).toEqual([expect.stringContaining(message)]);
});

it('issues a signed token as express-session does, and shows its left part', () => {
  const keys = keysOf([{ kid: 'cookie', secret: 'keyboard cat' }]);
  const { value, shown } = issue({ form: 'signed' }, keys);
  const signature = createHmac('sha256', 'keyboard cat').update(shown).digest('base64').replace(/=+$/, '');
  expect(shown).toMatch(/^[\w-]{32}$/);
  expect(value).toBe(`s:${shown}.${signature}`);
});

it('finds the flaw of a signed token', () => {
  const keys = keysOf([{ kid: 'cookie', secret: 'keyboard cat' }]);
  const form = formOf({ form: 'signed' }, keys);
  const { value } = issue({ form: 'signed' }, keys);
  expect(form.flawOf(value)).toBeUndefined();
  expect(form.flawOf(`${value}x`)).toBe('signature');
  expect(form.flawOf(value.replace('s:', 's:x'))).toBe('signature');
  expect(form.flawOf(value.slice(2))).toBe('form');
  expect(form.flawOf('s:x')).toBe('form');
  expect(form.flawOf('')).toBe('form');
  expect(formOf({ form: 'signed' }).flawOf(value)).toBe('signature');
});
