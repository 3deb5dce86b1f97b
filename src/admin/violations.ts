import { unescapePointer } from '../core/violation.ts';
import { isRecord, type Node } from '../json.ts';
import { followed, type ContractCall } from './contract-calls.ts';

/** A violation of the contract, as the validator reports it. */
export interface Violation {
  /** `/body/count`, `/query/limit` */
  readonly path: string;
  readonly message: string;
  /** Such as `minimum.openapi.validation`; not set for checks outside the schemas. */
  readonly errorCode?: string;
}

/** A violation with a message for people. */
type Worded = Pick<Violation, 'path' | 'message'>;

/** Rewrites violations for people: what is wrong, where, and the expected value. */
export function wordedViolations(
  violations: readonly Violation[],
  call: ContractCall | undefined,
  mediaType: string,
): readonly Worded[] {
  const worded = violations.map((violation) => ({
    path: violation.path,
    message: wordsFor(violation, call, mediaType),
  }));
  return worded.filter(
    ({ message }, index) => worded.findIndex((other) => other.message === message) === index,
  );
}

function wordsFor(
  { path, message, errorCode = 'query' }: Violation,
  call: ContractCall | undefined,
  mediaType: string,
): string {
  const [place = '', ...steps] = path.split('/').slice(1).map(unescapePointer);
  const keyword = errorCode.split('.')[0] ?? '';
  const name = nameOf(place, steps);
  const parent = call === undefined ? {} : schemaAt(call, place, steps.slice(0, -1), mediaType);
  if (keyword === 'required') return `${name} is missing`;
  if (keyword === 'additionalProperties') return `${name} is unknown; expected one of ${keysOf(parent)}`;
  if (place === 'query' && errorCode === 'query') return queryWords(name, message, call);
  const schema = call === undefined ? {} : schemaAt(call, place, steps, mediaType);
  const expected = typeof schema['x-expected'] === 'string' ? schema['x-expected'] : plain(message);
  return `${name} is wrong; expected ${expected}`;
}

/** Returns the message of an unknown or empty query parameter, which the validator checks outside the schemas. */
function queryWords(name: string, message: string, call: ContractCall | undefined): string {
  if (message.startsWith('Empty')) return `${name} is empty; set a value or omit it`;
  if (!message.startsWith('Unknown')) return `${name} is wrong: ${message}`;
  const known = [...(call?.parameters.keys() ?? [])].filter((key) => key.startsWith('query/'));
  const names = known.map((key) => key.slice('query/'.length)).join(', ');
  return `${name} is unknown; ${names === '' ? 'this call has none' : `expected one of ${names}`}`;
}

const places: Readonly<Record<string, string>> = {
  query: 'the query parameter',
  headers: 'the header',
  params: 'the path parameter',
};

function nameOf(place: string, steps: readonly string[]): string {
  if (place !== 'body') return `${places[place] ?? place} ${steps.join('.')}`;
  const way = steps.map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`)).join('');
  return way === '' ? 'the body' : `${way.replace(/^\./, '')} in the body`;
}

function schemaAt(call: ContractCall, place: string, steps: readonly string[], mediaType: string): Node {
  if (place === 'body') return steps.reduce(inside, bodySchema(call, mediaType));
  const [name = '', ...rest] = steps;
  const where = { headers: 'header', params: 'path' }[place] ?? place;
  return rest.reduce(inside, followed(call.parameters.get(`${where}/${name}`)?.['schema']));
}

function bodySchema({ operation }: ContractCall, mediaType: string): Node {
  const content = followed(followed(operation['requestBody'])['content']);
  return followed(followed(content[mediaType])['schema']);
}

function inside(schema: Node, step: string): Node {
  const properties = schema['properties'];
  const property = isRecord(properties) ? properties[step] : undefined;
  return merged(
    followed(property ?? (/^\d+$/.test(step) ? schema['items'] : schema['additionalProperties'])),
  );
}

/** Merges a schema with the schema that it extends in an `allOf`. */
function merged(schema: Node): Node {
  const [first] = Array.isArray(schema['allOf']) ? schema['allOf'].map(followed) : [];
  return first === undefined ? schema : { ...first, ...schema };
}

function keysOf(schema: Node): string {
  return Object.keys(isRecord(schema['properties']) ? schema['properties'] : {}).join(', ');
}

/** `must be integer` → `a whole number` */
function plain(message: string): string {
  const words = message
    .replace(/^must be /, '')
    .replace(/^equal to one of the allowed values: /, 'one of ')
    .replace(/^>= (.*)$/, '$1 or more')
    .replace(/^<= (.*)$/, '$1 or less')
    .replace(/^must NOT have fewer than (\d+) (\w+)$/, 'at least $1 $2');
  return types[words] ?? words;
}

const types: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'a list',
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};
