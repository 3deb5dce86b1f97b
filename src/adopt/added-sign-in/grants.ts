import type { Operations } from '../../declared/contract/operations.ts';
import { memberOf, nodeAt } from '../../declared/contract/pointer.ts';
import { isRecord } from '../../json.ts';
import { createShapes, fieldOf, type Field } from '../facts/fields.ts';
import { isNamed, isOfAccount } from '../facts/lexicon.ts';

/** The rights that a contract knows. */
export interface Grants {
  readonly scopes: readonly string[];
  readonly roles: readonly string[];
}

/** Returns the scopes that security schemes list and operations require, and the roles that an account can have. */
export function grantsOf(document: unknown, operations: Operations): Grants {
  return { scopes: scopesOf(document, operations), roles: rolesOf(document, operations) };
}

function scopesOf(document: unknown, operations: Operations): readonly string[] {
  const schemes = membersOf(nodeAt(document, '/components/securitySchemes')?.value);
  const declared = schemes
    .flatMap((scheme) => membersOf(memberOf(scheme, 'flows')))
    .flatMap((flow) => Object.keys(recordOf(memberOf(flow, 'scopes'))));
  const nodes = [document, ...operations.all.map(({ pointer }) => nodeAt(document, pointer)?.value)];
  const required = nodes
    .map((node) => memberOf(node, 'security'))
    .flatMap((security): unknown[] => (Array.isArray(security) ? security : []))
    .flatMap((alternative) => membersOf(alternative).flat());
  return [...new Set([...declared, ...required.filter((one) => typeof one === 'string')])];
}

const roleNames = /^((user|account|member|global|system|access) )?(roles?|user type|account type)( name)?$/;

/** Returns the values of the role in the first schema that describes an account. */
function rolesOf(document: unknown, operations: Operations): readonly string[] {
  const shapeOf = createShapes(document);
  const schemas = Object.entries(recordOf(nodeAt(document, '/components/schemas')?.value));
  const ofAccounts = schemas.filter(([name]) => /user|account|profile|member|person|me$/i.test(name));
  const bodies = operations.all.flatMap((head) => {
    const { body, responses } = operations.details(head);
    return [body, ...responses.values()].flatMap((one) => [...(one?.content.values() ?? [])]);
  });
  const inline = bodies.map(({ schema }) =>
    schema === undefined ? undefined : nodeAt(document, schema)?.value,
  );
  for (const schema of [...ofAccounts, ...schemas].map(([, one]) => one).concat(inline)) {
    const { fields } = shapeOf(schema);
    const role = fields.find((field) => roleNames.test(field.words) && isBesideLogin(field, fields));
    const values = role === undefined ? [] : [...role.values, ...itemValues(document, schema, role)];
    const names = values.filter((one) => typeof one === 'string' && one !== '');
    if (names.length > 0) return [...new Set(names)].map(String);
  }
  return [];
}

/** Whether the object of a field describes an account: it has a login, or two other fields of accounts. */
function isBesideLogin({ path }: Field, fields: readonly Field[]): boolean {
  const parent = path.slice(0, -1).join('\n');
  const beside = fields.filter((one) => one.path.slice(0, -1).join('\n') === parent && one.path !== path);
  const hasLogin = beside.some((one) => isNamed(one, 'login') && !/(^| )(id|name)$/.test(one.words));
  return hasLogin || beside.filter(isOfAccount).length > 1;
}

/** Returns the values that the items of a list of roles can have. */
function itemValues(document: unknown, schema: unknown, { path }: Field): readonly unknown[] {
  const items = memberOf(path.reduce(memberOfSchema, schema), 'items');
  return items === undefined ? [] : fieldOf(document, items, { path, isRequired: true }).values;
}

function memberOfSchema(schema: unknown, name: string): unknown {
  return name === '0' ? memberOf(schema, 'items') : memberOf(memberOf(schema, 'properties'), name);
}

function membersOf(node: unknown): readonly unknown[] {
  return Object.values(recordOf(node));
}

function recordOf(node: unknown): Readonly<Record<string, unknown>> {
  return isRecord(node) ? node : {};
}
