import { fixtureReader } from '../../core/fixture.ts';
import type { FixtureRecord, ReadFixture } from '../../core/provider.ts';
import type { Validator } from '../../core/contract.ts';
import { checkFixture } from '../../generated/declared/fixture/checks.js';
import type { components } from '../../generated/declared/fixture/types.ts';
import { accountId, loginsOf } from './account-id.ts';
import { createFieldCheck } from '../runtime/account-fields.ts';
import type { CheckFields } from '../marks/account-fields.ts';
import { defaultAccounts } from './default-accounts.ts';
import { withScopes } from '../runtime/session-entries.ts';
import type { Marks } from '../marks/types.ts';
import { policyOfMarks } from '../runtime/policy.ts';
import { anyPool } from './pools.ts';

type Schemas = components['schemas'];
type Content = Schemas['Fixture'];

/** The fixtures of a declared provider. */
export interface DeclaredFixture {
  /** Checks a fixture file and fills in the defaults, as the generated checks of the built-in providers do. */
  readonly check: Validator<unknown>;
  readonly readFixture: ReadFixture;
  /** The content for a provider without a fixture file. */
  readonly defaultFixture: unknown;
}

/** Parts of the fixtures that depend on the contract. */
interface FixtureOptions {
  /** The roles that operations need; the default accounts include one for each. */
  readonly roles?: readonly string[];
  /** Checks the API's own fields of an account, and fills in their defaults. */
  readonly checkFields?: CheckFields;
}

/** Creates the check, the reader and the default content of a declared provider's fixtures. */
export function declaredFixture(
  marks: Marks['Marks'],
  { roles = [], checkFields = createFieldCheck(marks.account) }: FixtureOptions = {},
): DeclaredFixture {
  const check = createCheck(checkFields);
  const defaultFixture: unknown = { accounts: defaultAccounts(roles, marks.account?.role) };
  // own fields without a default are missing in the default accounts, whose check therefore doesn't decide
  check(defaultFixture);
  return { check, readFixture: createReader(marks), defaultFixture };
}

function createCheck(checkFields: CheckFields): Validator<unknown> {
  const check: Validator<unknown> = (content): content is unknown => {
    if (!checkFixture(content)) {
      check.errors = checkFixture.errors ?? [];
      return false;
    }
    check.errors = content.accounts.flatMap((account, index) => checkFields(account, `/accounts/${index}`));
    return check.errors.length === 0;
  };
  return check;
}

function createReader(marks: Marks['Marks']): ReadFixture {
  const policy = policyOfMarks(marks);
  const read = fixtureReader<Content & { readonly policy: ReturnType<typeof policyOfMarks> }>(
    (entry, position) => {
      const { sessions, ...own } = entry;
      const account = { ...own, id: entry.id ?? accountId(entry.login, position, marks.account?.id) };
      const logins = loginsOf(entry, marks.account?.logins);
      const key = entry.login.toLowerCase();
      const withRecords = sessions?.map(withScopes);
      return { key, id: String(account.id), logins, account, sessions: withRecords };
    },
  );
  return (checked, from) => {
    // the check has accepted the content
    const content = checked as Content;
    const { records, ...others } = read({ ...content, policy: { ...policy, ...content.policy } }, from);
    const { accounts } = others;
    return { ...others, records: [...records, ...ownRecords(content), ...numbersOf(accounts)] };
  };
}

/** The records of the fixtures that only declared providers have; none for a single account. */
function ownRecords({ clients = [], keys = [], pools = [] }: Partial<Content>): readonly FixtureRecord[] {
  return [
    ...clients.map((client) => ['clients', client.id, client] as const),
    ...keys.map((key) => ['keys', key.kid, key] as const),
    ...pools.flatMap((pool) => poolNames(pool).map((name) => ['pools', name, pool] as const)),
    ...(pools.length === 0 ? [['pools', anyPool, { id: anyPool }] as const] : []),
  ];
}

/** The names by which a path can name a pool. */
function poolNames({ id, name = id }: Schemas['Pool']): readonly string[] {
  return [...new Set([id, name])];
}

/** The records by which an account that signs up gets an id that no other account has. */
function numbersOf(accounts: ReturnType<ReadFixture>['accounts']): readonly FixtureRecord[] {
  return [
    ['positions', 'next', accounts.length],
    ...accounts.flatMap(({ id, key }) => (id === undefined ? [] : [['ids', id, key] as const])),
  ];
}
