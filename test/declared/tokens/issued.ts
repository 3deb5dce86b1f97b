import type { Environment } from '../../../src/core/environment.ts';
import { createKeys, type GivenKey, type KeySet } from '../../../src/declared/tokens/keys.ts';
import type { IssuedToken, TokenForm } from '../../../src/declared/tokens/form.ts';
import type { TokenMarks } from '../../../src/declared/tokens/marks.ts';
import { createTokenForms } from '../../../src/declared/tokens/token-forms.ts';
import { createEnvironments } from '../../../src/environment/environment.ts';
import { noon, roots, sources } from '../template/compiled.ts';

/** The environment of a request of a namespace with this seed. */
export function environmentOf(seed = 'seed', requestNumber = 1): Environment {
  const moment = {
    namespace: 'default',
    requestNumber,
    now: noon,
    address: '127.0.0.1',
    origin: 'http://localhost',
  };
  return createEnvironments(seed)(moment);
}

/** Creates keys that must be valid. */
export function keysOf(given: readonly GivenKey[] = []): KeySet {
  const created = createKeys(given);
  if ('problems' in created) throw new Error(created.problems.map(({ message }) => message).join('\n'));
  return created.keys;
}

/** Compiles marks that must be valid. */
export function formOf(marks: TokenMarks, keys = keysOf()): TokenForm {
  const created = createTokenForms({ access: marks }, { roots, keys });
  const form = 'forms' in created ? created.forms.get('access') : undefined;
  if (form === undefined) throw new Error(JSON.stringify(created));
  return form;
}

/** Adds the source `token` to the sources. */
export function withToken(token: object) {
  return { ...sources, token };
}

/** Issues a token that expires in fifteen minutes. */
export function issue(marks: TokenMarks, keys = keysOf(), environment = environmentOf()): IssuedToken {
  return formOf(marks, keys).issue({ environment, sources: withToken, expiresAt: noon + 900_000 });
}

/** Returns the problems of marks as `path: message`. */
export function problems(marks: TokenMarks, keys = keysOf()): readonly string[] {
  const created = createTokenForms({ access: marks }, { roots, keys });
  return 'problems' in created
    ? created.problems.map(({ path, message }) => `${path.join('/')}: ${message}`)
    : [];
}
