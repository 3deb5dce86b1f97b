import { STATUS_CODES } from 'node:http';
import { parseJson } from '../../json.ts';
import { isJson, mediaTypeOf, type Header } from '../exchange.ts';
import type { HarExchange } from './read-har.ts';
import { inferSchema, type Schema } from './infer-schema.ts';
import { parametersOfTemplate } from './path-templates.ts';

type Part = Readonly<Record<string, unknown>>;

/** The most examples of one status: a recording can repeat a request often. */
const mostExamples = 5;

/** Returns the operation of the contract for exchanges with one method and one path. The exchanges have no secrets. */
export function operationOf(
  exchanges: readonly HarExchange[],
  method: string,
  template: string,
  schemes: readonly string[],
): Part {
  const parameters = [...pathParameters(template), ...queryParameters(exchanges), ...csrfHeaders(exchanges)];
  const requestBody = requestBodyOf(exchanges);
  return {
    operationId: operationIdOf(method, template),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(requestBody === undefined ? {} : { requestBody }),
    security: schemes.length === 0 ? [] : [Object.fromEntries(schemes.map((name) => [name, []]))],
    responses: responsesOf(exchanges),
  };
}

function operationIdOf(method: string, template: string): string {
  const words = template.split(/[^A-Za-z\d]+/).filter((word) => word !== '');
  return [
    method.toLowerCase(),
    ...words.map((word) => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`),
  ].join('');
}

function pathParameters(template: string): readonly Part[] {
  return parametersOfTemplate(template).map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(exchanges: readonly HarExchange[]): readonly Part[] {
  const queries = exchanges.map(({ url }) => new URL(url).searchParams);
  const names = [...new Set(queries.flatMap((query) => [...query.keys()]))];
  return names.map((name) => ({
    name,
    in: 'query',
    ...(queries.every((query) => query.has(name)) ? { required: true } : {}),
    schema: { type: 'string' },
    example: queries.map((query) => query.get(name)).find((value) => value !== null),
  }));
}

/** The headers with a CSRF token are a fact of the login; others are the browser's. */
function csrfHeaders(exchanges: readonly HarExchange[]): readonly Part[] {
  const sent = exchanges.map(({ request }) => request.headers.map(([name]) => name.toLowerCase()));
  const names = [...new Set(sent.flat())].filter((name) => /csrf|xsrf/.test(name));
  return names.map((name) => ({
    name,
    in: 'header',
    ...(sent.every((one) => one.includes(name)) ? { required: true } : {}),
    schema: { type: 'string' },
  }));
}

function requestBodyOf(exchanges: readonly HarExchange[]): Part | undefined {
  const sent = exchanges.flatMap(({ request, response }) => {
    const value = request.body === undefined ? undefined : bodyValue(request.body, request.headers);
    return value === undefined ? [] : [{ ...value, label: `for-${response.status}` }];
  });
  if (sent.length === 0) return undefined;
  return { ...(sent.length === exchanges.length ? { required: true } : {}), content: contentOf(sent) };
}

function responsesOf(exchanges: readonly HarExchange[]): Part {
  const statuses = [...new Set(exchanges.map(({ response }) => response.status))].sort();
  return Object.fromEntries(
    statuses.map((status) => {
      const answers = exchanges.map(({ response }) => response).filter((one) => one.status === status);
      const bodies = answers.flatMap(({ body, headers }) => {
        const value = body === undefined ? undefined : bodyValue(body, headers);
        return value === undefined ? [] : [{ ...value, label: 'recorded' }];
      });
      const headers = headersOf(answers.flatMap((answer) => answer.headers));
      return [
        String(status),
        {
          description: STATUS_CODES[status] ?? `Status ${status}`,
          ...(Object.keys(headers).length > 0 ? { headers } : {}),
          ...(bodies.length > 0 ? { content: contentOf(bodies) } : {}),
        },
      ];
    }),
  );
}

/** Headers of an answer that can belong to a login. */
const ofLogin =
  /^(set-cookie|location|retry-after|www-authenticate|authorization|x-?ratelimit.*|.*(token|csrf|xsrf|session).*)$/;

function headersOf(headers: readonly Header[]): Part {
  const told = headers.filter(([name]) => ofLogin.test(name.toLowerCase()));
  return Object.fromEntries(told.map(([name, example]) => [name, { schema: { type: 'string' }, example }]));
}

interface BodyValue {
  readonly type: string;
  readonly value: unknown;
}

/** Parses a body; undefined for pages and files. */
function bodyValue(body: string, headers: readonly Header[]): BodyValue | undefined {
  const type = mediaTypeOf(headers);
  const parsed = isJson(type) || /^\s*[[{"]/.test(body) ? parseJson(body) : undefined;
  if (parsed !== undefined) return { type: type === '' ? 'application/json' : type, value: parsed };
  if (type === 'application/x-www-form-urlencoded')
    return { type, value: Object.fromEntries(new URLSearchParams(body)) };
  if (type === 'multipart/form-data') return { type, value: partsOf(body) };
  return type === 'text/plain' ? { type, value: body } : undefined;
}

function partsOf(body: string): Part {
  const parts = body.matchAll(/name="([^"]*)"[^\r\n]*(?:\r?\n[^\r\n]+)*\r?\n\r?\n([^]*?)(?=\r?\n--)/g);
  return Object.fromEntries([...parts].map(([, name = '', value]) => [name, value]));
}

interface Sample extends BodyValue {
  readonly label: string;
}

/** Returns the content by media type: a schema of all samples, and the different samples as examples. */
function contentOf(samples: readonly Sample[]): Part {
  const types = [...new Set(samples.map(({ type }) => type))];
  return Object.fromEntries(
    types.map((type) => {
      const ofType = samples.filter((sample) => sample.type === type);
      const schema: Schema = inferSchema(ofType.map(({ value }) => value));
      return [type, { schema, examples: examplesOf(ofType) }];
    }),
  );
}

function examplesOf(samples: readonly Sample[]): Part {
  const different = [
    ...new Map(samples.map((sample) => [`${sample.label} ${JSON.stringify(sample.value)}`, sample])).values(),
  ];
  const counts = new Map<string, number>();
  return Object.fromEntries(
    different.slice(0, mostExamples).map(({ label, value }) => {
      const number = (counts.get(label) ?? 0) + 1;
      counts.set(label, number);
      return [number === 1 ? label : `${label}-${number}`, { value }];
    }),
  );
}
