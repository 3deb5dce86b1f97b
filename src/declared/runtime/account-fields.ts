import type { ValidationError } from '../../core/contract.ts';
import { isRecord, type Node } from '../../json.ts';
import type { Checks } from '../contract/check.ts';
import { keysOf, memberOf } from '../contract/pointer.ts';
import type { Marks } from '../marks/types.ts';
import { createSessionCheck } from './session-entries.ts';
import type { CheckFields } from '../marks/account-fields.ts';
import { accountFields, fieldPointers, needsValidator, sharedFields } from '../marks/account-fields.ts';

/** Returns the errors of one field's value; `at` is its JSON pointer. */
type CheckField = (name: string, value: unknown, at: string) => readonly ValidationError[];

/** The shared fields whose values the emulator defines, whatever the contract's schema says about a field of this name. */
const ownFields: readonly string[] = [
  ...['password', 'status', 'secondFactor', 'totpSecret', 'fixedCode', 'captcha', 'lockedUntil', 'pool'],
  ...['backupCodes', 'sessions'],
];

/** The shared fields that may have another type in the API. */
const otherTypes: readonly string[] = ['id', 'role', 'scopes', 'name', 'phone'];

/** The fields of the accounts of a provider. */
export interface AccountFields {
  /** The names of the shared fields and of those that the marks declare. */
  readonly names: readonly string[];
  readonly check: CheckFields;
}

/**
 * Returns the fields of accounts, with the check of those that the marks declare by their whole schemas. The validator is
 * loaded only if a schema has more than types and enumerations.
 */
export async function loadAccountFields(marks: Marks['Marks'], document: unknown): Promise<AccountFields> {
  const known = accountFields(marks.account, document);
  const checkFields = await loadFieldCheck(marks.account, document, known);
  const checkSessions = createSessionCheck(marks, document);
  return {
    names: known ?? sharedFields,
    check: (account, place) => [...checkFields(account, place), ...checkSessions(account, place)],
  };
}

async function loadFieldCheck(
  account: Marks['Account'] = {},
  document: unknown,
  known: readonly string[] | undefined,
): Promise<CheckFields> {
  if (!needsValidator(account)) return createFieldCheck(account);
  const { createChecks } = await import('../contract/check.ts');
  return createCheck(account, known, bySchema(account, document, createChecks(document)));
}

/** Creates the check of the fields that the marks declare, by their types and enumerations. */
export function createFieldCheck(account: Marks['Account'] = {}): CheckFields {
  const { fields = {} } = account;
  const forms = new Map(Object.entries(fields));
  return createCheck(account, accountFields(account), (name, value, at) => {
    const form = forms.get(name);
    return form === undefined ? [] : errorsOf(value, form, at);
  });
}

function createCheck(
  { fields = {} }: Marks['Account'],
  known: readonly string[] | undefined,
  check: CheckField,
): CheckFields {
  if (known === undefined) return () => [];
  const properties = Object.fromEntries(known.map((name) => [name, {}]));
  return (entry, place) => {
    fillIn(entry, fields);
    const unknown = Object.keys(entry).filter((name) => !known.includes(name));
    return [
      ...unknown.map((additionalProperty) => ({
        instancePath: place,
        keyword: 'additionalProperties',
        params: { additionalProperty },
        parentSchema: { properties },
      })),
      ...Object.entries(entry).flatMap(([name, value]: [string, unknown]) =>
        check(name, value, `${place}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
      ),
    ];
  };
}

function fillIn(entry: object, fields: Readonly<Record<string, Node>>): void {
  for (const [name, { default: value }] of Object.entries(fields)) {
    if (value === undefined || Object.hasOwn(entry, name)) continue;
    Object.defineProperty(entry, name, {
      value: structuredClone(value),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
}

/** Checks a field by all its schemas. */
function bySchema(account: Marks['Account'], document: unknown, checks: Checks): CheckField {
  const pointers = fieldPointers(account, document);
  return (name, value, at) => {
    if (ownFields.includes(name) || value === undefined) return [];
    const errors = (pointers.get(name) ?? []).flatMap((pointer) =>
      checks.checkFor(pointer, 'response')(value),
    );
    // another type of the API than that of the emulator
    if (
      otherTypes.includes(name) &&
      errors.some(({ instancePath, keyword }) => instancePath === '' && keyword === 'type')
    )
      return [];
    return errors.map((error) => ({
      ...error,
      instancePath: `${at}${error.instancePath}`,
      data: valueAt(value, error.instancePath),
    }));
  };
}

function valueAt(value: unknown, pointer: string): unknown {
  return keysOf(pointer).reduce<unknown>((node, key) => memberOf(node, key), value);
}

function errorsOf(data: unknown, form: Node, instancePath: string): readonly ValidationError[] {
  const types = [form['type']].flat().filter((type) => typeof type === 'string');
  if (types.length > 0 && !types.some((type) => hasType(data, type)))
    return [
      {
        instancePath,
        keyword: 'type',
        params: { type: types.join(' or ') },
        ...{ data, parentSchema: form },
      },
    ];
  const { enum: values } = form;
  if (!Array.isArray(values) || values.some((value) => JSON.stringify(value) === JSON.stringify(data)))
    return [];
  return [{ instancePath, keyword: 'enum', params: {}, ...{ data, parentSchema: form } }];
}

function hasType(value: unknown, type: string): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isRecord(value);
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}
