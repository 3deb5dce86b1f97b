import { recognise, type RecognisedOperation } from '../../../src/adopt/recognise/recognise.ts';
import type { Node } from '../../../src/json.ts';

/** An operation, in as few words as a test needs. */
export interface Shown {
  /** The names of the fields of its JSON body; a name with `!` is required. */
  readonly body?: string;
  /** Required headers. */
  readonly headers?: string;
  /** The names of the fields of its success; `[]` is a list of objects with an id. */
  readonly success?: string;
  readonly status?: number;
  readonly summary?: string;
  readonly security?: string;
  /** The descriptions of its refusals, by status. */
  readonly refusals?: Readonly<Record<number, string>>;
  /** The description of the parameters of its path. */
  readonly parameter?: string;
}

/** Recognises the operations of a contract, by `POST /login`. Every contract has a usual sign-in at `/log-in`. */
export function recognised(
  operations: Readonly<Record<string, Shown>>,
  schemes: Node = { bearer: { type: 'http', scheme: 'bearer' } },
): ReadonlyMap<string, RecognisedOperation> {
  const all = { 'POST /log-in': { body: 'email! password!', success: 'access_token' }, ...operations };
  const paths: Record<string, Record<string, Node>> = {};
  for (const [title, shown] of Object.entries(all)) {
    const [method = '', template = ''] = title.split(' ');
    paths[template] = { ...paths[template], [method.toLowerCase()]: operationOf(template, shown) };
  }
  const found = recognise({
    openapi: '3.0.3',
    info: { title: 'Acme', version: '1' },
    paths,
    components: { securitySchemes: schemes },
  });
  return new Map(found.operations.map((one) => [`${one.head.method} ${one.head.template}`, one]));
}

function operationOf(template: string, shown: Shown): Node {
  const { body, headers = '', success, status = 200, summary, security, refusals = {}, parameter } = shown;
  const schema = { type: 'string' };
  const inPath = [...template.matchAll(/\{([^}]+)\}/g)].map(([, name]) => ({
    ...{ name, in: 'path', required: true, schema },
    ...(parameter === undefined ? {} : { description: parameter }),
  }));
  const inHeaders = wordsOf(headers).map((name) => ({ name, in: 'header', required: true, schema }));
  const content = (fields: string) => ({ 'application/json': { schema: schemaOf(fields) } });
  return {
    ...(summary === undefined ? {} : { summary }),
    ...(security === undefined ? {} : { security: [{ [security]: [] }] }),
    parameters: [...inPath, ...inHeaders],
    ...(body === undefined ? {} : { requestBody: { content: content(body) } }),
    responses: {
      [status]: { description: 'OK', ...(success === undefined ? {} : { content: content(success) }) },
      ...Object.fromEntries(Object.entries(refusals).map(([code, description]) => [code, { description }])),
    },
  };
}

function schemaOf(fields: string): Node {
  if (fields === '[]') return { type: 'array', items: schemaOf('id') };
  const names = wordsOf(fields);
  return {
    type: 'object',
    required: names.filter((name) => name.endsWith('!')).map((name) => name.slice(0, -1)),
    properties: Object.fromEntries(names.map((name) => [name.replace('!', ''), { type: typeOf(name) }])),
  };
}

function typeOf(name: string): string {
  return /^enable/.test(name) ? 'boolean' : 'string';
}

function wordsOf(text: string): readonly string[] {
  return text.split(' ').filter(Boolean);
}
