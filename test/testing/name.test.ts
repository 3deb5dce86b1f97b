import { expect, it } from '@jest/globals';
import { isNamespace } from '../../src/store/store.ts';
import { fileBelow } from '../../src/testing/files.ts';
import { namespaceOf, seedOf, type TestIdentity } from '../../src/testing/namespace-name.ts';

const test: TestIdentity = {
  file: 'test/login.test.ts',
  title: 'Login locks out: after 5 attempts',
  retry: 0,
};

it('names a namespace from the test, its copy and its retry', () => {
  const name = namespaceOf(test);
  expect(name).toMatch(/^login-locks-out-after-5-attemp-[0-9a-f]{8}$/);
  expect(namespaceOf({ ...test, retry: 2 })).toBe(`${name}-r2`);
  expect(namespaceOf({ ...test, copy: 1, retry: 2 }, 'Job 7')).toBe(`job-7-${name}-c1-r2`);
});

it('gives tests with similar titles different names', () => {
  const alike = ['Ä', 'Ö', '', '-', 'a'.repeat(200), `${'a'.repeat(200)}b`].map((title) =>
    namespaceOf({ ...test, title, copy: 999, retry: 999 }, 'x'.repeat(50)),
  );
  expect(new Set(alike).size).toBe(alike.length);
  expect(alike.every(isNamespace)).toBe(true);
  expect(namespaceOf({ ...test, file: 'test/other.test.ts' })).not.toBe(namespaceOf(test));
});

it('gives a retry the seed of the first attempt', () => {
  expect(seedOf({ ...test, retry: 1 })).toBe('test/login.test.ts > Login locks out: after 5 attempts');
  expect(fileBelow(__filename)).toBe('test/testing/name.test.ts');
});
