import { hashToString, lowerHex } from '../core/environment.ts';
import { fixtureReader } from '../core/fixture.ts';
import type { FixtureRecord, ReadFixture } from '../core/provider.ts';
import type { Validator } from '../core/contract.ts';
import { checkFixture } from '../generated/declared/fixture/checks.js';
import type { components } from '../generated/declared/fixture/types.ts';
import { createFieldCheck, type CheckFields } from './account-fields.ts';
import { defaultAccounts } from './default-accounts.ts';
import type { Marks } from './marks/types.ts';
import { policyOfMarks } from './policy.ts';

type Schemas = components['schemas'];
type Content = Schemas['Fixture'];
type Entry = Schemas['Account'];

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
      const account = { ...own, id: entry.id ?? idOf(entry, position, marks.account?.id) };
      const logins = loginsOf(entry, marks.account?.logins);
      return { key: entry.login.toLowerCase(), id: String(account.id), logins, account, sessions };
    },
  );
  return (checked, from) => {
    // the check has accepted the content
    const content = checked as Content;
    const { records, ...others } = read({ ...content, policy: { ...policy, ...content.policy } }, from);
    return { ...others, records: [...records, ...ownRecords(content)] };
  };
}

/** The records of the fixtures that only declared providers have. */
function ownRecords({ clients, keys, pools }: Content): readonly FixtureRecord[] {
  return [
    ...clients.map((client) => ['clients', client.id, client] as const),
    ...keys.map((key) => ['keys', key.kid, key] as const),
    ...pools.map((pool) => ['pools', pool.id, pool] as const),
  ];
}

function loginsOf(entry: Entry, fields: readonly string[] = []): readonly string[] {
  const others = fields.map((field) => entry[field]).filter(isFilled);
  return [...new Set([entry.login, ...others])];
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

const idLength = 24;

/** Returns the id of an account without one: derived from its login, or for integers from its position. */
function idOf({ login }: Entry, position: number, form: Marks['Account']['id'] = 'uuid'): string | number {
  const word = login.toLowerCase();
  if (form === 'integer') return position + 1;
  return form === 'hash' ? hashToString(word, idLength, lowerHex) : uuidOf(hashToString(word, 32, lowerHex));
}

/** Formats 32 characters of lower-case hex as a UUID of version 4. */
function uuidOf(hex: string): string {
  const variant = lowerHex.charAt(8 + (Number.parseInt(hex.charAt(16), 16) % 4));
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`];
  return [...parts, `${variant}${hex.slice(17, 20)}`, hex.slice(20)].join('-');
}
