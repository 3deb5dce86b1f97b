import { isRecord } from '../../json.ts';
import { below, memberOf, nodeAt, schemaAt, type Found } from './pointer.ts';
import { securityOf } from './security.ts';

/** A parameter of an operation. */
interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  readonly description?: string;
  /** The JSON pointer of its schema; omitted if it has none. */
  readonly schema?: string;
  /** The media type, if its value is serialized, such as JSON in a query parameter. */
  readonly mediaType?: string;
  readonly style?: string;
  readonly explode?: boolean;
}

/** A body of one media type. */
export interface MediaType {
  /** The JSON pointer of its schema; omitted if it has none. */
  readonly schema?: string;
  /** Examples by name. An example without a name is called `default`. */
  readonly examples: ReadonlyMap<string, unknown>;
}

/** The answer of an operation with one status. */
export interface Response {
  /** The JSON pointer of the response, after references. */
  readonly pointer: string;
  readonly content: ReadonlyMap<string, MediaType>;
  /** The names of its headers, with the JSON pointer of each. */
  readonly headers: ReadonlyMap<string, string>;
}

/** The details of an operation. */
export interface OperationDetails {
  readonly parameters: readonly Parameter[];
  readonly body?: { readonly required: boolean; readonly content: ReadonlyMap<string, MediaType> };
  /** By status as declared: `200`, `4XX` or `default`. */
  readonly responses: ReadonlyMap<string, Response>;
  /** The alternatives of its security; empty if it is public. */
  readonly security: readonly (readonly string[])[];
}

/** Reads the details of an operation. Parameters of the path item apply unless the operation has its own. */
export function operationAt(document: unknown, pointer: string): OperationDetails {
  const operation = nodeAt(document, pointer)?.value;
  const item = pointer.slice(0, pointer.lastIndexOf('/'));
  const parameters = [...parametersAt(document, item), ...parametersAt(document, pointer)];
  const body = nodeAt(document, below(pointer, 'requestBody'));
  return {
    parameters: [...new Map(parameters.map((one) => [`${one.in} ${one.name}`, one])).values()],
    ...(body === undefined
      ? {}
      : {
          body: { required: memberOf(body.value, 'required') === true, content: contentOf(document, body) },
        }),
    responses: new Map(
      membersAt(document, below(pointer, 'responses')).map(([status, found]) => [
        status,
        responseOf(document, found),
      ]),
    ),
    security: securityOf(document, operation),
  };
}

function parametersAt(document: unknown, pointer: string): readonly Parameter[] {
  const list = nodeAt(document, below(pointer, 'parameters'));
  if (!Array.isArray(list?.value)) return [];
  return list.value.flatMap((_entry, index) => {
    const found = nodeAt(document, below(list.pointer, index));
    return found === undefined ? [] : parameterOf(document, found);
  });
}

function parameterOf(document: unknown, found: Found): readonly Parameter[] {
  const { name, in: place, required, description, style, explode } = isRecord(found.value) ? found.value : {};
  if (typeof name !== 'string' || !isPlace(place)) return [];
  const [first] = membersAt(document, below(found.pointer, 'content'));
  const schema = schemaOf(document, first === undefined ? found : first[1]);
  return [
    {
      name,
      in: place,
      required: required === true || place === 'path',
      ...(typeof description === 'string' ? { description } : {}),
      ...schema,
      ...(first === undefined ? {} : { mediaType: first[0] }),
      ...(typeof style === 'string' ? { style } : {}),
      ...(typeof explode === 'boolean' ? { explode } : {}),
    },
  ];
}

function isPlace(place: unknown): place is Parameter['in'] {
  return place === 'path' || place === 'query' || place === 'header' || place === 'cookie';
}

/** Returns a response by its name; undefined if there is none. */
export function responseAt(document: unknown, responses: string, name: string): Response | undefined {
  const found = nodeAt(document, below(responses, name));
  return found === undefined ? undefined : responseOf(document, found);
}

function responseOf(document: unknown, found: Found): Response {
  const headers = membersAt(document, below(found.pointer, 'headers'));
  return {
    pointer: found.pointer,
    content: contentOf(document, found),
    headers: new Map(headers.map(([name, { pointer }]) => [name, pointer])),
  };
}

function contentOf(document: unknown, { pointer }: Found): ReadonlyMap<string, MediaType> {
  return new Map(
    membersAt(document, below(pointer, 'content')).map(([name, found]) => [
      name,
      { ...schemaOf(document, found), examples: examplesOf(document, found) },
    ]),
  );
}

function examplesOf(document: unknown, { value, pointer }: Found): ReadonlyMap<string, unknown> {
  const named = membersAt(document, below(pointer, 'examples'))
    .filter(([, example]) => memberOf(example.value, 'value') !== undefined)
    .map(([name, example]) => [name, memberOf(example.value, 'value')] as const);
  const single = memberOf(value, 'example');
  return new Map(single === undefined ? named : [['default', single] as const, ...named]);
}

function schemaOf(document: unknown, { pointer }: Found): { readonly schema?: string } {
  const found = schemaAt(document, below(pointer, 'schema'));
  return found === undefined ? {} : { schema: found.pointer };
}

/** Returns the members of an object, after references, by name. */
function membersAt(document: unknown, pointer: string): readonly (readonly [string, Found])[] {
  const object = nodeAt(document, pointer);
  if (!isRecord(object?.value)) return [];
  const at = object.pointer;
  return Object.keys(object.value).flatMap((name) => {
    const found = nodeAt(document, below(at, name));
    return found === undefined ? [] : [[name, found] as const];
  });
}
