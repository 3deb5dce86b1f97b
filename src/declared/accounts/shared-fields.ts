import type { ValidationError } from '../../core/contract.ts';
import { checkFixture } from '../../generated/declared/fixture/checks.js';

/** Returns the errors of fields that a client sets, if all providers have them: a name is a text. The API's own fields are accepted. */
export function sharedFieldErrors(fields: Readonly<Record<string, unknown>>): readonly ValidationError[] {
  const place = '/accounts/0';
  if (checkFixture({ accounts: [{ login: 'login', password: 'password', ...fields }] })) return [];
  return (checkFixture.errors ?? []).map((error) => ({
    ...error,
    instancePath: error.instancePath.slice(place.length),
  }));
}
