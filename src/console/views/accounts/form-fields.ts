import type { AccountFields } from './account.ts';

/** A field of the form. */
export interface FormField {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'boolean' | 'choice';
  /** The values of a choice; '' is for none. */
  readonly choices: readonly string[];
  readonly isRequired: boolean;
}

/** The values of the form: a text or a switch for each field, and the JSON of the others. */
export interface FormValues {
  readonly fields: Readonly<Record<string, string | boolean>>;
  readonly rest: string;
}

const text = { kind: 'text', choices: [], isRequired: false } as const;

/** The fields that the accounts of all providers have. */
const shared: readonly FormField[] = [
  { ...text, name: 'login', isRequired: true },
  { ...text, name: 'password', isRequired: true },
  { name: 'status', kind: 'choice', choices: ['active', 'disabled', 'unverified'], isRequired: false },
  { name: 'secondFactor', kind: 'choice', choices: ['', 'totp', 'sms', 'mail'], isRequired: false },
  { ...text, name: 'totpSecret' },
  { ...text, name: 'phone' },
  { ...text, name: 'fixedCode' },
  { ...text, name: 'lockedUntil' },
];

/** Returns the fields of the form: the shared ones, and those with a plain value in an account of the provider. */
export function formFields(
  own: AccountFields | undefined,
  others: readonly AccountFields[],
): readonly FormField[] {
  const known = new Map(shared.map((field) => [field.name, field]));
  for (const account of [...(own === undefined ? [] : [own]), ...others])
    for (const [name, value] of Object.entries(account)) {
      const kind = kindOf(value);
      // an object in the account itself belongs to the JSON, whatever other accounts have
      if (known.has(name) || kind === undefined || (own !== undefined && isInRest(own[name]))) continue;
      known.set(name, { ...text, name, kind });
    }
  return [...known.values()];
}

/** Returns the first values of the form. */
export function valuesOf(account: AccountFields, fields: readonly FormField[]): FormValues {
  const names = new Set(fields.map(({ name }) => name));
  const rest = Object.entries(account).filter(([name]) => !names.has(name));
  return {
    fields: Object.fromEntries(fields.map(({ name, kind }) => [name, shownValue(account[name], kind)])),
    rest: rest.length === 0 ? '' : JSON.stringify(Object.fromEntries(rest), undefined, 2),
  };
}

/** Returns the account that the form describes. A field that is empty is omitted. Throws if the JSON isn't an object. */
export function accountOf(
  { fields: values, rest }: FormValues,
  fields: readonly FormField[],
  former: AccountFields | undefined,
): AccountFields {
  const entries = fields.flatMap(({ name, kind }): [string, unknown][] => {
    const value = values[name];
    if (typeof value === 'boolean') return value || former?.[name] === false ? [[name, value]] : [];
    if (value === undefined || value === '') return [];
    // a text that isn't a number is sent as it is, and refused with the reason
    return [[name, kind === 'number' && Number.isFinite(Number(value)) ? Number(value) : value]];
  });
  return { ...Object.fromEntries(entries), ...objectIn(rest) };
}

function objectIn(rest: string): AccountFields {
  if (rest.trim() === '') return {};
  const value: unknown = JSON.parse(rest);
  if (isObject(value)) return value;
  throw new SyntaxError('it is not an object');
}

/** Returns the merge patch (RFC 7396) that turns one account into another. */
export function patchOf(before: AccountFields, after: AccountFields): AccountFields {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...names].flatMap((name): [string, unknown][] => {
      const [old, value] = [before[name], after[name]];
      if (JSON.stringify(old) === JSON.stringify(value)) return [];
      if (value === undefined) return [[name, null]];
      return [[name, isObject(old) && isObject(value) ? patchOf(old, value) : value]];
    }),
  );
}

function isObject(value: unknown): value is AccountFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isInRest(value: unknown): boolean {
  return typeof value === 'object';
}

function kindOf(value: unknown): FormField['kind'] | undefined {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : undefined;
}

function shownValue(value: unknown, kind: FormField['kind']): string | boolean {
  if (kind === 'boolean') return value === true;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
