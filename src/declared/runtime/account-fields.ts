import type { ValidationError } from '../../core/contract.ts';
import { isRecord, type Node } from '../../json.ts';
import type { Marks } from '../marks/types.ts';

/** Checks the API's own fields of an account, and fills in their defaults. `place` is the account's JSON pointer. */
export type CheckFields = (account: object, place: string) => readonly ValidationError[];

/** The fields that the accounts of all declared providers have. */
const sharedFields: readonly string[] = [
  ...['login', 'password', 'id', 'email', 'name', 'status', 'secondFactor', 'totpSecret', 'fixedCode'],
  ...['phone', 'captcha', 'lockedUntil', 'role', 'scopes', 'pool', 'backupCodes', 'sessions'],
];

/**
 * Creates the check of the fields that the marks declare. It checks a field's type and its enumeration, not the other
 * keywords of its schema. Without declared fields, every field is accepted.
 */
export function createFieldCheck(account: Marks['Account'] = {}): CheckFields {
  const { fields, schema, role = 'role', scopes = 'scopes', logins = [] } = account;
  if (fields === undefined) return () => [];
  const known = [...sharedFields, ...Object.keys(fields), role, scopes, ...logins];
  const properties = Object.fromEntries(known.map((name) => [name, {}]));
  return (entry, place) => {
    fillIn(entry, fields);
    // a schema of the contract has further fields
    const unknown = schema === undefined ? Object.keys(entry).filter((name) => !known.includes(name)) : [];
    return [
      ...unknown.map((additionalProperty) => ({
        instancePath: place,
        keyword: 'additionalProperties',
        params: { additionalProperty },
        parentSchema: { properties },
      })),
      ...Object.entries(fields).flatMap(([name, form]) => fieldErrors(entry, name, form, place)),
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

function fieldErrors(entry: object, name: string, form: Node, place: string): readonly ValidationError[] {
  if (!Object.hasOwn(entry, name)) return [];
  const data: unknown = Object.entries(entry).find(([key]) => key === name)?.[1];
  const instancePath = `${place}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
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
