import type { MediaType, OperationDetails, Response } from '../../declared/contract/operation-details.ts';
import type { OperationHead, Operations } from '../../declared/contract/operations.ts';
import { memberOf, nodeAt } from '../../declared/contract/pointer.ts';
import { credentialsOf } from './credentials.ts';
import { fieldOf, fieldsOfValue, type RequestField, type Shape } from './fields.ts';
import { wordsOf } from './name-parts.ts';

/** An answer that the contract declares. */
export interface AnswerFacts {
  /** As declared: `200`, `4XX` or `default`. */
  readonly status: string;
  readonly description: string;
  readonly mediaType: string | undefined;
  readonly schema: unknown;
  /** The JSON pointer of the schema, after references. */
  readonly pointer: string | undefined;
  readonly shape: Shape;
  readonly examples: ReadonlyMap<string, unknown>;
  /** The names of its headers. */
  readonly headers: readonly string[];
  /** The name of the cookie that it sets: `session` if the contract shows none; undefined if it sets none, or only that of CSRF. */
  readonly cookie: string | undefined;
}

/** The facts that a contract shows of an operation, sorted by kind. */
export interface OperationFacts {
  readonly head: OperationHead;
  /** The words of the segments of its path; a parameter is `{}`, or `me` if it can be that. */
  readonly segments: readonly string[];
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: string;
  readonly isDeprecated: boolean;
  /** The fields of the body and the parameters. */
  readonly request: readonly RequestField[];
  /** The parameters that carry the session, if the operation requires them. */
  readonly credentials: readonly RequestField[];
  readonly bodyType: string | undefined;
  /** The answer of its success; undefined if the contract declares none. */
  readonly success: AnswerFacts | undefined;
  readonly refusals: readonly AnswerFacts[];
  /** The names of its security schemes. */
  readonly security: readonly string[];
  /** Whether it works without credentials, by the contract's security and parameters. */
  readonly isOpen: boolean;
}

/** Reads the facts of all operations of a contract. */
export function factsOf(
  document: unknown,
  operations: Operations,
  shapeOf: (schema: unknown) => Shape,
): readonly OperationFacts[] {
  return operations.all.map((head) => {
    const details = operations.details(head);
    const node = nodeAt(document, head.pointer)?.value;
    const answers = [...details.responses].map(([status, response]) =>
      answerOf(document, shapeOf, status, response),
    );
    const success =
      answers.find(({ status }) => status.startsWith('2')) ??
      answers.find(({ status }) => status.startsWith('3')) ??
      answers.find(({ status }) => status === 'default');
    const [bodyType, body] = preferred(details.body?.content) ?? [];
    const request = [...bodyFields(document, shapeOf, bodyType, body), ...parametersOf(document, details)];
    const credentials = credentialsOf(request);
    return {
      head,
      segments: ownTemplate(head.template, request).split('/').filter(Boolean).flatMap(segmentsOf),
      name: wordsOf(textAt(node, 'operationId')),
      summary: wordsOf(textAt(node, 'summary')),
      description: wordsOf(textAt(node, 'description').slice(0, 400)),
      tags: tagsOf(node),
      isDeprecated: memberOf(node, 'deprecated') === true,
      request,
      credentials,
      bodyType,
      success,
      refusals: answers.filter((one) => one !== success && !/^[23]/.test(one.status)),
      security: [...new Set(details.security.flat())],
      isOpen: credentials.length === 0 && isOpenBy(details.security),
    };
  });
}

function isOpenBy(security: OperationDetails['security']): boolean {
  return security.length === 0 || security.some((one) => one.length === 0);
}

/** Writes `me` for the parameters that can be this word: the operation is about the caller's own account. */
function ownTemplate(template: string, request: readonly RequestField[]): string {
  const own = request.filter((field) => field.place.startsWith('path.') && canBeMe(field));
  return own.reduce((text, { path: [name = ''] }) => text.replace(`{${name}}`, 'me'), template);
}

function canBeMe({ description, example, values }: RequestField): boolean {
  return example === 'me' || values.includes('me') || /\bor (the word )?[`'"]?me\b/i.test(description);
}

/** Splits a segment such as `auth:signIn`; a parameter becomes `{}`. */
function segmentsOf(segment: string): readonly string[] {
  return segment
    .split(/(?=\{)|(?<=\})|[:.]/)
    .map((part) => (part.startsWith('{') ? '{}' : wordsOf(part)))
    .filter(Boolean);
}

function textAt(node: unknown, key: string): string {
  const text = memberOf(node, key);
  return typeof text === 'string' ? text : '';
}

function tagsOf(node: unknown): string {
  const tags = memberOf(node, 'tags');
  return Array.isArray(tags) ? wordsOf(tags.filter((one) => typeof one === 'string').join(' ')) : '';
}

/** Returns the media type that an app would use: JSON before forms. */
function preferred(
  content: ReadonlyMap<string, MediaType> | undefined,
): readonly [string, MediaType] | undefined {
  const all = [...(content ?? [])];
  const of = (pattern: RegExp) => all.find(([type]) => pattern.test(type));
  return (
    of(/^application\/([\w.-]+\+)?json\b/i) ?? of(/x-www-form-urlencoded/i) ?? of(/multipart/i) ?? all[0]
  );
}

function bodyFields(
  document: unknown,
  shapeOf: (schema: unknown) => Shape,
  type: string | undefined,
  media: MediaType | undefined,
): readonly RequestField[] {
  if (type === undefined || media === undefined) return [];
  const kind = /x-www-form-urlencoded|multipart/i.test(type) ? 'form' : 'body';
  const declared = media.schema === undefined ? [] : shapeOf(nodeAt(document, media.schema)?.value).fields;
  const bare = media.schema === undefined ? undefined : nodeAt(document, media.schema)?.value;
  if (declared.length === 0 && shapeOf(bare).types.includes('string')) {
    const field = fieldOf(document, bare, { path: [], isRequired: true });
    return [{ ...field, words: wordsOf(field.format || field.description), place: 'body' }];
  }
  const fields = declared.length > 0 ? declared : fieldsOfValue([...media.examples.values()][0]);
  return fields
    .filter(({ isReadOnly, path }) => !isReadOnly && !path.includes('0'))
    .map((field) => ({ ...field, place: placeOf(kind, field.path) }));
}

/** Writes a place; a name that dots would split is written as a JSON pointer. */
function placeOf(kind: string, path: readonly string[]): string {
  const isPlain = path.every((name) => /^[\w$@-]+$/.test(name));
  if (isPlain || kind !== 'body') return `${kind}.${path.join('.')}`;
  return `${kind}#${path.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`;
}

function parametersOf(document: unknown, { parameters }: OperationDetails): readonly RequestField[] {
  return parameters.map((one) => {
    const schema = one.schema === undefined ? undefined : nodeAt(document, one.schema)?.value;
    const field = fieldOf(document, schema, { path: [one.name], isRequired: one.required });
    const description = one.description ?? field.description;
    return { ...field, description, place: `${one.in}.${one.name}` };
  });
}

function answerOf(
  document: unknown,
  shapeOf: (schema: unknown) => Shape,
  status: string,
  response: Response,
): AnswerFacts {
  const [mediaType, media] = preferred(response.content) ?? [];
  const examples = media?.examples ?? new Map<string, unknown>();
  const schema = media?.schema === undefined ? undefined : nodeAt(document, media.schema)?.value;
  const declared = shapeOf(schema);
  const ofExamples = [...examples.values()].map(fieldsOfValue);
  const isBare = declared.fields.length === 0 && ofExamples.length > 0;
  return {
    status,
    description: textAt(nodeAt(document, response.pointer)?.value, 'description'),
    mediaType,
    schema,
    pointer: media?.schema,
    shape: isBare ? { ...declared, fields: ofExamples[0] ?? [] } : declared,
    examples: examples.size > 0 ? examples : schemaExample(schema),
    headers: [...response.headers.keys()],
    cookie: cookieOf(document, response),
  };
}

function cookieOf(document: unknown, { headers }: Response): string | undefined {
  const [, pointer] = [...headers].find(([name]) => /^set-cookie$/i.test(name)) ?? [];
  if (pointer === undefined) return undefined;
  const header = nodeAt(document, pointer)?.value;
  const schema = memberOf(header, 'schema');
  const shown = [
    ...[header, fieldOf(document, schema, { path: [], isRequired: false })].map((one) =>
      memberOf(one, 'example'),
    ),
    memberOf(header, 'description'),
  ];
  const names = shown.flatMap((text) =>
    typeof text === 'string' ? (/([\w.-]+)=/.exec(text)?.[1] ?? []) : [],
  );
  return names.length === 0 ? 'session' : names.find((name) => !/csrf|xsrf/i.test(name));
}

function schemaExample(schema: unknown): ReadonlyMap<string, unknown> {
  const example = memberOf(schema, 'example');
  return example === undefined ? new Map() : new Map([['', example]]);
}
