import { expect, it } from '@jest/globals';
import type { Violation } from '../../src/core/violation.ts';
import { createAnsweredCheck } from '../../src/http/check-request.ts';
import { createLaterChecks } from '../../src/http/later-checks.ts';
import { endpointOf } from '../support/handmade.ts';

const result = { refusal: 'not-found' } as const;
const wire = { path: {}, query: {}, headers: {}, cookies: {}, body: { pin: 'a secret' } };

/** Reports requests with this violation, and returns the warnings. */
async function warningsFor(violation: Violation | undefined, times = 1): Promise<readonly string[]> {
  const warnings: string[] = [];
  const failures: unknown[] = [];
  const later = createLaterChecks((error) => void failures.push(error));
  const check = createAnsweredCheck((text) => void warnings.push(text), later.run);
  const checkAnswered = () => Promise.resolve(violation);
  const endpoint = { ...endpointOf('login', { method: 'POST', template: '/login' }), checkAnswered };
  for (let count = 0; count < times; count += 1)
    check({ provider: 'acme', endpoint, received: { wire, mediaType: 'application/json' }, result });
  await later.idle();
  expect(failures).toEqual([]);
  return warnings;
}

it('warns once about each place and rule of the requests that break the contract', async () => {
  const issues = [
    { path: ['pin'], rule: 'type', expected: 'integer' },
    { path: ['device', 'kind'], rule: 'enum', expected: ['phone', 'browser'] },
    { path: ['email'], rule: 'required' },
    { path: [], rule: 'content-type', expected: ['application/json'] },
  ];
  const start = 'acme: login accepted a request that breaks the contract:';
  expect(await warningsFor({ kind: 'invalid', issues }, 3)).toEqual([
    `${start} /pin breaks the rule type (integer)`,
    `${start} /device/kind breaks the rule enum (phone, browser)`,
    `${start} /email is missing`,
    `${start} the content type isn't application/json`,
  ]);
});

it('does not warn about a request that matches the contract', async () => {
  expect(await warningsFor(undefined)).toEqual([]);
});
