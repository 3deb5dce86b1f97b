import { below, memberOf, nodeAt } from '../../declared/contract/pointer.ts';
import { inlinedSchema } from '../../declared/template/inlined-schema.ts';
import { largestSample, sampleSize } from '../../declared/template/sample-size.ts';
import { sample } from '../../declared/template/sampler-library.ts';
import { isRecord, type Node } from '../../json.ts';

/** The requests that a contract shows of an operation. */
export interface ShownRequests {
  readonly summary: string | null;
  readonly description: string | undefined;
  /** Values of the parameters in the path. */
  readonly path: Readonly<Record<string, string>>;
  /** Values of the required parameters in the query. */
  readonly query: Readonly<Record<string, string>>;
  /** Values of the required headers and cookies. */
  readonly headers: Readonly<Record<string, string>>;
  /** The bodies, the best first; undefined if the request may have none. */
  readonly bodies: readonly (ShownBody | undefined)[];
}

/** A body with its content type. */
export interface ShownBody {
  readonly type: string;
  readonly value: unknown;
}

/** Returns the requests that a contract shows, by operation id and by `METHOD /path`. */
export function shownRequests(document: Node): ReadonlyMap<string, ShownRequests> {
  const found = new Map<string, ShownRequests>();
  for (const path of Object.keys(isRecord(document['paths']) ? document['paths'] : {})) {
    const itemPointer = below('/paths', path);
    const item = nodeAt(document, itemPointer)?.value;
    for (const method of methods) {
      const pointer = below(itemPointer, method);
      const operation = memberOf(item, method);
      if (!isRecord(operation)) continue;
      const shown = shownOf(document, pointer, itemPointer, operation);
      found.set(`${method.toUpperCase()} ${path}`, shown);
      if (typeof operation['operationId'] === 'string') found.set(operation['operationId'], shown);
    }
  }
  return found;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/** Describes an operation. Its values are sampled when they are first read: those of a large contract take a while. */
function shownOf(document: Node, pointer: string, item: string, operation: Node): ShownRequests {
  let values: ShownValues | undefined;
  const valuesOf = () => (values ??= shownValues(document, pointer, item));
  return {
    summary: textOf(operation['summary']) ?? null,
    description: textOf(operation['description']),
    get path() {
      return valuesOf().path;
    },
    get query() {
      return valuesOf().query;
    },
    get headers() {
      return valuesOf().headers;
    },
    get bodies() {
      return valuesOf().bodies;
    },
  };
}

type ShownValues = Omit<ShownRequests, 'summary' | 'description'>;

function shownValues(document: Node, pointer: string, item: string): ShownValues {
  const parameters = [
    ...listAt(document, below(item, 'parameters')),
    ...listAt(document, below(pointer, 'parameters')),
  ];
  const valuesIn = (place: string) =>
    parameters
      .filter((one) => one['in'] === place && (place === 'path' || one['required'] === true))
      .map((one) => [String(one['name']), valueText(document, one)] as const);
  const cookies = valuesIn('cookie').map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return {
    path: Object.fromEntries(valuesIn('path')),
    query: Object.fromEntries(valuesIn('query')),
    headers: {
      ...Object.fromEntries(valuesIn('header').map(([name, value]) => [name.toLowerCase(), value])),
      ...(cookies.length === 0 ? {} : { cookie: cookies.join('; ') }),
    },
    bodies: bodiesOf(document, below(pointer, 'requestBody')),
  };
}

function listAt(document: Node, pointer: string): readonly Node[] {
  const list = nodeAt(document, pointer)?.value;
  if (!Array.isArray(list)) return [];
  return list.flatMap((_, index) => {
    const one = nodeAt(document, below(pointer, index))?.value;
    return isRecord(one) ? [one] : [];
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function valueText(document: Node, parameter: Node): string {
  const [value] = [...examplesIn(document, parameter), ...sampled(document, parameter['schema'])];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (first === undefined || first === null) return 'x';
  return typeof first === 'string' ? first : JSON.stringify(first);
}

function bodiesOf(document: Node, pointer: string): readonly (ShownBody | undefined)[] {
  const body = nodeAt(document, pointer)?.value;
  if (!isRecord(body)) return [undefined];
  const content = isRecord(body['content']) ? body['content'] : {};
  const types = Object.keys(content).toSorted((one, other) => rankOf(one) - rankOf(other));
  const shown = types.flatMap((type) => {
    const media = content[type];
    if (!isRecord(media) || rankOf(type) > 2) return [];
    const values = [...examplesIn(document, media), ...sampled(document, media['schema'])];
    return values.map((value) => ({ type, value }));
  });
  return body['required'] === true && shown.length > 0 ? shown : [...shown, undefined];
}

/** Sorts content types: JSON, then forms, then other texts; multipart and bytes aren't shown. */
function rankOf(type: string): number {
  if (type.includes('json')) return 0;
  if (type.includes('x-www-form-urlencoded')) return 1;
  return type.startsWith('text/') ? 2 : 3;
}

function examplesIn(document: Node, { example, examples }: Node): readonly unknown[] {
  const named = isRecord(examples) ? Object.values(examples) : [];
  const values = named.map((one) => {
    const reference = isRecord(one) ? one['$ref'] : undefined;
    const found = typeof reference === 'string' ? nodeAt(document, reference.slice(1))?.value : one;
    return isRecord(found) ? found['value'] : undefined;
  });
  return [example, ...values].filter((value) => value !== undefined);
}

const options = { skipReadOnly: true, quiet: true, maxSampleDepth: 15 } as const;

/** Returns a sample of a schema; nothing for a schema without one. */
function sampled(document: Node, schema: unknown): readonly unknown[] {
  if (!isRecord(schema)) return [];
  try {
    const inlined = inlinedSchema(document, schema);
    return sampleSize(inlined) > largestSample ? [] : [sample(inlined, options, {})];
  } catch {
    // the library throws for schemas that contradict themselves
    return [];
  }
}
