import type { SecretFields, SecretMap, SecretMarks, SecretKind } from '../../src/core/contract.ts';
import { anonymousSecretKinds } from '../../src/core/contract.ts';
import type { Node, OpenApiDocument } from './document.ts';
import { numberedResponses, type Declared } from './outcomes.ts';

/** The maximum depth of a schema. A recursive schema is rejected, because its secrets would have no finite paths. */
const deepest = 24;

const kinds: readonly SecretKind[] = [
  ...(['password', 'code', 'captcha', 'session', 'digest'] as const),
  ...anonymousSecretKinds,
];

/** Returns the kind of secret that a schema or a parameter declares. */
export function secretOf(node: Node, where: string): SecretKind | undefined {
  const mark = node['x-secret'];
  if (mark === undefined) return undefined;
  const kind = kinds.find((known) => known === mark);
  if (kind === undefined)
    throw new Error(`${where}: x-secret is ${JSON.stringify(mark)}; expected ${kinds.join(', ')}`);
  return kind;
}

/** Returns the paths of the secrets in an operation's requests and responses. */
export function secretMarks(document: OpenApiDocument, { operation, operationId }: Declared): SecretMarks {
  const requestBody = document.find(operation, 'requestBody') ?? {};
  const request = document
    .entries(requestBody, 'content')
    .map(([, media]) => declaredFields(document, media, operationId))
    .reduce<SecretMap>(joined, 'plain');
  const responses = numberedResponses(document, operation).flatMap(([status, response]) => {
    const [, media] = document.entries(response, 'content')[0] ?? [];
    const secrets = media && secretFields(document, media, `${operationId}: ${status}`);
    return secrets === undefined ? [] : [[status, secrets] as const];
  });
  return { request, responses: Object.fromEntries(responses) };
}

/** Returns every field that a body's schema declares, plain or secret. */
export function declaredFields(document: OpenApiDocument, holder: Node, where: string): SecretMap {
  return marked(document, document.at(holder, 'schema'), where, 0);
}

/** Returns the secrets of a response's body; undefined if it has none. */
export function secretFields(document: OpenApiDocument, holder: Node, where: string): SecretMap | undefined {
  return withoutPlain(declaredFields(document, holder, where));
}

/** Merges two schemas of one value: a secret in either wins. Beside secret parts, a secret value applies only to strings. */
function joined(one: SecretMap, other: SecretMap): SecretMap {
  if (one === other || other === 'plain') return one;
  if (one === 'plain') return other;
  if (typeof one === 'string') return secretOrParts(one, other);
  if (typeof other === 'string') return secretOrParts(other, one);
  const names = new Set([...Object.keys(one.fields ?? {}), ...Object.keys(other.fields ?? {})]);
  const fields = [...names].map(
    (name) => [name, either(one.fields?.[name], other.fields?.[name]) ?? 'plain'] as const,
  );
  return compact({
    fields: names.size === 0 ? undefined : Object.fromEntries(fields),
    others: either(one.others, other.others),
    items: either(one.items, other.items),
    text: [one.text, other.text].find((text) => text !== 'plain') ?? one.text ?? other.text,
  });
}

function marked(document: OpenApiDocument, schema: Node, where: string, depth: number): SecretMap {
  if (depth > deepest) throw new Error(`${where}: the schema is recursive; x-secret needs a finite schema`);
  const kind = secretOf(schema, where);
  if (kind !== undefined) return kind;
  const part = (node: Node, key: string) => marked(document, node, `${where}.${key}`, depth + 1);
  const inner = (holder: Node, key: string) => {
    const found = document.find(holder, key);
    return found === undefined ? undefined : part(found, key);
  };
  const properties = document.find(schema, 'properties');
  const direct = compact({
    fields:
      properties === undefined
        ? undefined
        : Object.fromEntries(
            Object.keys(properties).map((name) => [name, inner(properties, name) ?? 'plain']),
          ),
    others: inner(schema, 'additionalProperties'),
    items: inner(schema, 'items'),
  });
  const all = ['allOf', 'anyOf', 'oneOf']
    .flatMap((key) => document.list(schema, key).map((branch, position) => part(branch, String(position))))
    .reduce(joined, direct);
  return typeof all !== 'string' && takesText(document, schema) ? { ...all, text: all.text ?? 'plain' } : all;
}

/** Whether a value may be a string. */
function takesText(document: OpenApiDocument, schema: Node): boolean {
  return ['anyOf', 'oneOf']
    .flatMap((key) => document.list(schema, key))
    .some(({ type }) => type === 'string');
}

function secretOrParts(secret: SecretKind, other: SecretMap): SecretMap {
  return typeof other === 'string' || withoutPlain(other) === undefined ? secret : { ...other, text: secret };
}

function either(one: SecretMap | undefined, other: SecretMap | undefined): SecretMap | undefined {
  return one === undefined || other === undefined ? (one ?? other) : joined(one, other);
}

/** A value without parts is plain. */
function compact(parts: {
  readonly [Part in keyof SecretFields]?: SecretFields[Part] | undefined;
}): SecretMap {
  const known = Object.entries(parts).filter(([, part]) => part !== undefined);
  return known.length === 0 ? 'plain' : Object.fromEntries(known);
}

function withoutPlain(all: SecretMap): SecretMap | undefined {
  if (typeof all === 'string') return all === 'plain' ? undefined : all;
  const { fields = {}, others, items, text } = all;
  const secretOnly = Object.entries(fields).flatMap(([name, field]) => {
    const part = withoutPlain(field);
    return part === undefined ? [] : [[name, part] as const];
  });
  const parts = compact({
    fields: secretOnly.length === 0 ? undefined : Object.fromEntries(secretOnly),
    others: others === undefined ? undefined : withoutPlain(others),
    items: items === undefined ? undefined : withoutPlain(items),
    text: text === 'plain' ? undefined : text,
  });
  return parts === 'plain' ? undefined : parts;
}
