import { sharedFields } from '../../declared/marks/account-fields.ts';
import { isRecord, type Node } from '../../json.ts';
import type { PlannedAccount } from '../plan.ts';
import { sampleOf } from './sample.ts';

/** A field of the contract's account with one account for each of its values: a role, scopes, or an enumeration. */
export interface Choice {
  readonly field: string;
  readonly values: readonly (string | number | boolean)[];
  /** Whether the field has a list of such values. */
  readonly isList: boolean;
}

/** The properties of a contract's logins and accounts. */
export interface AccountNeeds {
  /** Whether the login is an e-mail address or the name of a user. */
  readonly login: 'email' | 'name';
  /** Whether the accounts also have an address, if the login is a name. */
  readonly hasAddress: boolean;
  /** The kinds of second factors that the contract knows. */
  readonly factors: readonly ('totp' | 'sms' | 'mail')[];
  readonly hasCaptcha: boolean;
  readonly choices: readonly Choice[];
  /** The fields that each account must have, with their schemas. */
  readonly required: Readonly<Record<string, unknown>>;
  /** The contract, into which references of the schemas lead. */
  readonly document: Node;
}

type Account = PlannedAccount['account'];

const password = 'Password-1';

/** Returns an account for every outcome, named as those of the built-in providers are. */
export async function plannedAccounts(needs: AccountNeeds): Promise<readonly PlannedAccount[]> {
  const purposes = [...purposesOf(needs), ...choicesOf(needs)];
  const samples = new Map<string, unknown>();
  for (const [name, schema] of requiredOf(needs)) samples.set(name, await sampleOf(needs.document, schema));
  return purposes.map((purpose) => ({ account: accountOf(purpose, needs, samples), text: purpose.text }));
}

/** The purpose of an account: its name, its fields, and its use. */
interface Purpose {
  readonly name: string;
  readonly fields: Node;
  readonly text: string;
}

function purposesOf({ factors, hasCaptcha }: AccountNeeds): readonly Purpose[] {
  const captcha = {
    name: 'captcha',
    fields: { captcha: true },
    text: 'a sign-in needs the answer to a captcha',
  };
  return [
    { name: 'plain', fields: {}, text: 'signs in' },
    ...factorPurposes.filter(({ name }) => factors.some((factor) => factor === name)),
    { name: 'disabled', fields: { status: 'disabled' }, text: 'a sign-in is refused: account-disabled' },
    {
      name: 'unverified',
      fields: { status: 'unverified' },
      text: 'a sign-in is refused: account-unverified',
    },
    ...(hasCaptcha ? [captcha] : []),
    { name: 'locked', fields: { lockedUntil: 'forever' }, text: 'a sign-in is refused: locked-out' },
  ];
}

const factorPurposes: readonly Purpose[] = [
  {
    name: 'totp',
    fields: { secondFactor: 'totp', totpSecret: 'JBSWY3DPEHPK3PXP' },
    text: 'needs a code of an authenticator app',
  },
  { name: 'sms', fields: { secondFactor: 'sms', phone: '+12025550100' }, text: 'needs a code sent by SMS' },
  { name: 'mail', fields: { secondFactor: 'mail' }, text: 'needs a code sent by mail' },
];

/** Returns a purpose for each value of the choices. A value that is named like another purpose gets its field before it. */
function choicesOf(needs: AccountNeeds): readonly Purpose[] {
  const taken = new Set(purposesOf(needs).map(({ name }) => name));
  return needs.choices.flatMap(({ field, values, isList }) =>
    [...new Set(values)].map((value) => {
      const plain = nameOf(String(value)) || nameOf(field) || 'value';
      const name = free(taken.has(plain) ? `${nameOf(field) || 'field'}-${plain}` : plain, taken);
      taken.add(name);
      return {
        name,
        fields: { [field]: isList ? [value] : value },
        text: `signs in with the ${field} ${value}`,
      };
    }),
  );
}

function free(name: string, taken: ReadonlySet<string>): string {
  let [found, count] = [name, 1];
  while (taken.has(found)) found = `${name}-${(count += 1)}`;
  return found;
}

/** Returns a value as the local part of an address. */
function nameOf(value: string): string {
  return value
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** The required fields that the emulator doesn't set itself. */
function requiredOf({ required }: AccountNeeds): readonly (readonly [string, unknown])[] {
  const own = sharedFields.filter((name) => !['name', 'phone', 'role', 'scopes'].includes(name));
  return Object.entries(required).filter(([name]) => !own.includes(name));
}

function accountOf(
  { name, fields }: Purpose,
  needs: AccountNeeds,
  samples: ReadonlyMap<string, unknown>,
): Account {
  const address = `${name}@example.com`;
  const login = needs.login === 'email' ? address : name;
  const others = [...samples].flatMap(([field, sample]) => {
    const value = Object.hasOwn(fields, field) ? undefined : valueOf(field, needs, { sample, name, address });
    return value === undefined ? [] : [[field, value] as const];
  });
  return {
    login,
    password,
    ...(needs.login === 'name' && needs.hasAddress ? { email: address } : {}),
    ...fields,
    ...Object.fromEntries(others),
  };
}

/** Returns a value of a required field: that of its schema, or the name of the account. */
function valueOf(
  field: string,
  { choices, required }: AccountNeeds,
  { sample, name, address }: { readonly sample: unknown; readonly name: string; readonly address: string },
): unknown {
  const choice = choices.find((one) => one.field === field);
  if (choice !== undefined) return usualOf(choice, required[field]);
  const schema = required[field];
  if (typeof sample !== 'string' || !isRecord(schema)) return sample;
  if (schema['format'] === 'email') return address;
  const isFree = freeKeywords.every((keyword) => schema[keyword] === undefined);
  if (!isFree || !/name|nick|login|handle/i.test(field)) return sample;
  return /user|login|nick|handle/i.test(field) ? name : `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** Keywords that a made-up name could break. */
const freeKeywords = [
  'example',
  'examples',
  'default',
  'enum',
  'const',
  'pattern',
  'format',
  'maxLength',
  'minLength',
];

/** Returns the value of an account that isn't for one of the values: the default, or that of a usual account. */
function usualOf({ values, isList }: Choice, schema: unknown): unknown {
  const given = isRecord(schema) ? schema['default'] : undefined;
  if (given !== undefined) return given;
  const usual = values.find((value) =>
    /^(role_?)?(user|member|customer|client|basic|default)s?$/i.test(String(value)),
  );
  const value = usual ?? values.at(-1);
  return isList ? [value] : value;
}
