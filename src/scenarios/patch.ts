import type { Validator } from '../core/contract.ts';
import { merged, type Patch } from '../core/patch.ts';
import type { Provider } from '../core/provider.ts';
import { fixtureValidators } from '../providers/fixture-validators.ts';
import { problemsOf, type Problem } from '../files/problems.ts';
import { definedOnly, isRecord } from '../json.ts';

/** Makes out what a scenario's patch does to a provider's records; or what is wrong with it, by its own keys. */
export type ReadPatch = (
  provider: Provider,
  patch: Readonly<Record<string, unknown>>,
  account: string | undefined,
) => Patch | { readonly problems: readonly Problem[] };

/** An account of which nothing but what the patch says is special, at every provider. */
const probe = { login: 'probe@example.com', password: 'Password-1' };

/** What makes an account this one: a patch is over before it could be found again. */
const identity = ['login', 'id', 'sessions'];

/** Reads a patch by the provider's own fixture schema, as if it stood in an account of a fixture file. */
export const readPatch: ReadPatch = (provider, { policy = {}, ...fields }, account) => {
  const forbidden = Object.keys(fields).find((name) => identity.includes(name));
  if (forbidden !== undefined)
    return wrong(forbidden, `${forbidden} cannot be patched; an account is known by it`);
  const patched = merged(probe, fields);
  const content = { policy: structuredClone(policy), accounts: [patched] };
  const check: Validator<unknown> | undefined = fixtureValidators[provider.id];
  if (check === undefined) throw new Error(`there is no fixture schema of ${provider.id}`);
  if (!check(content)) return { problems: problemsOf(check.errors ?? []).map(inPatch) };
  const unknown = unknownTaken(fields, check);
  if (unknown.length > 0) return { problems: unknown };
  const plain = { accounts: [{ ...probe }] };
  check(plain);
  const [before] = provider.readFixture(plain).accounts;
  const [after] = provider.readFixture(content).accounts;
  if (before === undefined || after === undefined) throw new Error('an account came to nothing');
  const moved = Object.keys(fields).find(
    () => before.key !== after.key || before.logins.join() !== after.logins.join(),
  );
  if (moved !== undefined) return wrong(moved, `${moved} cannot be patched; an account signs in with it`);
  return {
    ...definedOnly({ account }),
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, normalized(after.account, name, value)]),
    ),
    defaults: Object.fromEntries(
      Object.entries(after.account).filter(
        ([name]) => !Object.hasOwn(before.account, name) && !Object.hasOwn(fields, name),
      ),
    ),
    policy: isRecord(policy) ? policy : {},
  };
};

/** A provider may take one word for another, as when it sends no SMS; and what is taken away may have a default. */
function normalized(account: object, name: string, value: unknown): unknown {
  return typeof value === 'string' || value === null ? (Reflect.get(account, name) ?? value) : value;
}

/** Keys that are to be taken away and that no account has: what was left out of the check. */
function unknownTaken(
  fields: Readonly<Record<string, unknown>>,
  check: Validator<unknown>,
): readonly Problem[] {
  const nulls = Object.entries(fields).filter(([, value]) => value === null);
  if (nulls.length === 0 || check({ accounts: [{ ...probe, ...Object.fromEntries(nulls) }] })) return [];
  return problemsOf(check.errors ?? [])
    .filter(({ atKey }) => atKey)
    .map(inPatch);
}

function inPatch(problem: Problem): Problem {
  const { path, message } = problem;
  const fieldPath = path[0] === 'accounts' ? path.slice(2) : path;
  return {
    ...problem,
    path: fieldPath,
    message: message
      .replaceAll('accounts[0]', 'patch')
      .replace(/^policy|(?<=^unknown key \S+ in |is missing in )policy/, 'patch.policy'),
  };
}

function wrong(key: string, message: string): { readonly problems: readonly Problem[] } {
  return { problems: [{ path: [key], atKey: true, message }] };
}
