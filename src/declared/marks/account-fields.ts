import type { ValidationError } from '../../core/contract.ts';
import { isRecord } from '../../json.ts';
import { below, fragmentOf, memberOf, nodeAt, schemaAt } from '../contract/pointer.ts';
import type { Marks } from './types.ts';

/** Checks the API's own fields of an account and its sessions, and fills in defaults. `place` is the account's JSON pointer. */
export type CheckFields = (account: object, place: string) => readonly ValidationError[];

/** The fields that the accounts of all declared providers have. */
export const sharedFields: readonly string[] = [
  ...['login', 'password', 'id', 'email', 'name', 'status', 'secondFactor', 'totpSecret', 'fixedCode'],
  ...['phone', 'captcha', 'lockedUntil', 'role', 'scopes', 'pool', 'backupCodes', 'sessions'],
];

/** Returns the names of all fields that accounts can have; undefined if the marks declare none, so that all are accepted. */
export function accountFields(
  account: Marks['Account'] = {},
  document?: unknown,
): readonly string[] | undefined {
  const { role = 'role', scopes = 'scopes', logins = [] } = account;
  const declared = fieldPointers(account, document);
  if (account.fields === undefined && declared.size === 0) return undefined;
  return [...new Set([...sharedFields, ...declared.keys(), role, scopes, ...logins])];
}

/** The JSON pointers of the schemas that a field of an account follows, by the name of the field. */
export type FieldPointers = ReadonlyMap<string, readonly string[]>;

/** The deepest nesting of `allOf`. */
const deepest = 8;

/**
 * Returns the schemas of the fields of an account: those of `account.fields`, and the properties of the contract's schema
 * that `account.schema` names.
 */
export function fieldPointers(
  { fields = {}, schema }: Pick<Marks['Account'], 'fields' | 'schema'>,
  document: unknown,
): FieldPointers {
  const found = new Map<string, readonly string[]>();
  const add = (name: string, pointer: string) => found.set(name, [...(found.get(name) ?? []), pointer]);
  for (const name of Object.keys(fields)) add(name, below('/x-login/account/fields', name));
  if (schema !== undefined) addProperties(document, fragmentOf(schema), add);
  return found;
}

function addProperties(
  document: unknown,
  pointer: string,
  add: (name: string, pointer: string) => void,
  depth = 0,
): void {
  const found = nodeAt(document, pointer);
  if (found === undefined || depth > deepest) return;
  const properties = below(found.pointer, 'properties');
  for (const name of keysAt(document, properties)) add(name, below(properties, name));
  const parts = memberOf(found.value, 'allOf');
  if (!Array.isArray(parts)) return;
  for (const index of parts.keys())
    addProperties(document, below(below(found.pointer, 'allOf'), index), add, depth + 1);
}

function keysAt(document: unknown, pointer: string): readonly string[] {
  const value = schemaAt(document, pointer)?.value;
  return isRecord(value) ? Object.keys(value) : [];
}

/** The keywords that need no validator: `type` and `enum` are simple, and the others forbid nothing. */
const simple: readonly string[] = [
  ...['type', 'enum', 'default', 'title', 'description', 'example', 'examples'],
];

/** Whether a validator must check the fields of accounts, because their schemas have more than types and enumerations. */
export function needsValidator({
  fields = {},
  schema,
}: Pick<Marks['Account'], 'fields' | 'schema'>): boolean {
  return (
    schema !== undefined ||
    Object.values(fields).some((form) => Object.keys(form).some((key) => !simple.includes(key)))
  );
}
