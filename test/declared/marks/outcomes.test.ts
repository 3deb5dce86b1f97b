import { expect, it } from '@jest/globals';
import schema from '../../../openapi/schema/x-login.schema.json' with { type: 'json' };
import { outcomeNames } from '../../../src/core/outcome.ts';
import { actRules } from '../../../src/declared/marks/act-table.ts';
import { actsOf } from '../../../src/declared/marks/defaults.ts';
import { addedOutcomes } from '../../../src/declared/marks/names.ts';
import { needsSession, outcomesOf } from '../../../src/declared/marks/outcomes.ts';
import { reasons } from '../../../src/declared/marks/reasons.ts';

it('has the outcomes of the core in the schema', () => {
  const [, names = ''] = /^\^\((.*)\)\(\//.exec(schema.$defs.Outcome.pattern) ?? [];
  expect(names.split('|').sort()).toEqual([...new Set([...outcomeNames, ...addedOutcomes])].sort());
});

it('has the acts of the schema in the rules', () => {
  expect(Object.keys(actRules)).toEqual(schema.$defs.ActName.enum);
});

it('has the values of the schema in the rules', () => {
  const read = Object.values(actRules).flatMap(({ requires, reads }) => [...requires.flat(), ...reads]);
  const shared = ['client', 'clientSecret', 'owner', 'pool'];
  expect([...new Set([...read, ...shared])].sort()).toEqual(
    Object.keys(schema.$defs.Reads.properties).sort(),
  );
});

it('has the rules of new passwords as reasons', () => {
  expect(schema.$defs.PasswordRules.properties.messages.propertyNames.enum).toEqual(
    reasons['password-rejected'],
  );
});

const signIn = { act: 'sign-in', reads: { login: 'body.a', password: 'body.b' } } as const;

it('has the refusals of the second factor in a sign-in when the code comes in its request', () => {
  const withCode = { ...signIn, reads: { ...signIn.reads, code: 'body.c' } };
  expect(outcomesOf(signIn, { version: 1 })).not.toContain('second-factor-required');
  expect(outcomesOf(withCode, { version: 1 })).toEqual(
    expect.arrayContaining(['second-factor-required', 'second-factor-invalid']),
  );
});

it('has csrf-failed when the marks have a CSRF token and the method needs it', () => {
  const marks = { version: 1, csrf: { cookie: 'c', header: 'h' } } as const;
  expect(outcomesOf(signIn, marks, { method: 'POST' })).toContain('csrf-failed');
  expect(outcomesOf({ act: 'protected' }, marks, { method: 'GET' })).not.toContain('csrf-failed');
  expect(outcomesOf({ ...signIn, csrf: false }, marks, { method: 'POST' })).not.toContain('csrf-failed');
});

it('has the outcome of a counter that counts the operation', () => {
  const counters = { mails: { limit: 1, within: '1h', outcome: 'locked-out/mails', operations: ['send'] } };
  const marks = { version: 1, lockout: 'none', counters } as const;
  expect(outcomesOf(signIn, marks, { operationId: 'send' })).toContain('locked-out');
  expect(outcomesOf(signIn, marks, { operationId: 'login' })).not.toContain('locked-out');
});

it('needs no session when the contract or the mark makes the operation public', () => {
  expect(needsSession({ act: 'sign-out' })).toBe(true);
  expect(needsSession({ act: 'sign-out' }, { needs: false })).toBe(false);
  expect(needsSession({ act: 'sign-out', needs: false }, { needs: true })).toBe(false);
  expect(needsSession({ act: 'sign-in' }, { needs: true })).toBe(false);
  expect(needsSession({ act: 'current-account' }, { needs: false })).toBe(true);
  expect(needsSession({ act: 'introspect', needs: true })).toBe(true);
});

it('joins the keys of an operation with those of its acts', () => {
  const shared = { reads: { login: 'body.a' }, answers: { done: { status: 200 } }, csrf: false } as const;
  const acts = [{ act: 'public', reads: { code: 'body.b' }, answers: { done: { status: 201 } } }] as const;
  expect(actsOf({ ...shared, acts })).toEqual([
    {
      act: 'public',
      csrf: false,
      reads: { login: 'body.a', code: 'body.b' },
      answers: { done: { status: 201 } },
    },
  ]);
});
