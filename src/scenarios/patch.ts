import { merged, type Patch } from '../core/patch.ts';
import type { FixtureCheck, FixtureChecks, Provider } from '../core/provider.ts';
import { problemsOf, type Problem } from '../files/problems.ts';
import { definedOnly, isRecord } from '../json.ts';
import { checkOf } from './fixture-checks.ts';

/** Resolves a scenario's patch to its changes of a provider's records, or to its problems by key. */
export type ReadPatch = (
  provider: Provider,
  patch: Readonly<Record<string, unknown>>,
  account: string | undefined,
) => Patch | { readonly problems: readonly Problem[] };

/** An account without special properties at any provider, to which the patch is applied. */
const probe = { login: 'probe@example.com', password: 'Password-1' };

/** The fields that identify an account: with one of them patched, the account couldn't be found again. */
const identity = ['login', 'id', 'sessions'];

/** Creates a function that reads a patch with the provider's fixture check, as if it were part of a file's account. */
export function createReadPatch(checks: FixtureChecks): ReadPatch {
  return (provider, patch, account) => readWith(checkOf(provider, checks), provider, patch, account);
}

function readWith(
  check: FixtureCheck,
  provider: Provider,
  { policy = {}, ...fields }: Readonly<Record<string, unknown>>,
  account: string | undefined,
): ReturnType<ReadPatch> {
  const forbidden = Object.keys(fields).find((name) => identity.includes(name));
  if (forbidden !== undefined)
    return wrong(forbidden, `${forbidden} cannot be patched; it identifies the account`);
  const patched = merged(probe, fields);
  const content = { policy: structuredClone(policy), accounts: [patched] };
  if (!check(content)) return { problems: problemsOf(check.errors ?? []).map(inPatch) };
  const unknown = unknownTaken(fields, check);
  if (unknown.length > 0) return { problems: unknown };
  const plain = { accounts: [{ ...probe }] };
  check(plain);
  const [before] = provider.readFixture(plain).accounts;
  const [after] = provider.readFixture(content).accounts;
  if (before === undefined || after === undefined) throw new Error('the fixture reader returned no account');
  const moved = Object.keys(fields).find(
    () => before.key !== after.key || before.logins.join() !== after.logins.join(),
  );
  if (moved !== undefined) return wrong(moved, `${moved} cannot be patched; the account signs in with it`);
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
}

/** Returns a field's normalized value. A provider may replace a value (if it sends no SMS) or default a missing one. */
function normalized(account: object, name: string, value: unknown): unknown {
  return typeof value === 'string' || value === null ? (Reflect.get(account, name) ?? value) : value;
}

/** Returns problems for removed keys that no account has; the schema check doesn't see removed keys. */
function unknownTaken(fields: Readonly<Record<string, unknown>>, check: FixtureCheck): readonly Problem[] {
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
