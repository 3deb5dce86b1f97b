import type { SecretMap, SecretMarks } from '../../src/core/contract.ts';
import { isNode, text, type Node, type OpenApiDocument } from './document.ts';
import {
  declaredOperations,
  notBuiltOperations,
  numberedResponses,
  outcomeExamples,
  type Declared,
} from './outcomes.ts';
import { readsOf } from './declared-inputs.ts';
import { declaredErrorReplies } from './refusals.ts';
import { declaredFields, joined, secretFields, secretOf } from './secrets.ts';
import { takenFields } from './required-fields.ts';
import { wholeSchema } from './reuse-validators.ts';
import { pathSuffixOf, undocumentedOf, undocumentedSpelling, withoutUndocumented } from './undocumented.ts';

/** What the generator writes in place of a value that is code: the check of a named schema. */
const checkMark = '@check:';

/** What the name of a check has behind it where it is that of the documented part alone. */
const documentedSuffix = 'AsDocumented';

/** Writes a contract's route table: how to find each operation, how to check it, and which outcome has which status. */
export function routesModule(document: OpenApiDocument, provider: string, profile: string): string {
  const { root } = document;
  const basePath = basePathOf(document, root, `${provider}/${profile}`);
  if (basePath === undefined) throw new Error(`${provider}/${profile}: no server`);
  const pathSuffix = pathSuffixOf(document);
  const page = withoutUndocumented(document);
  const contract = {
    provider,
    profile,
    title: text(document.at(root, 'info'), 'title', 'info'),
    basePath,
    ...(root['x-ignores-case'] === true ? { ignoresCase: true } : {}),
    ...(root['x-head-as-get'] === true ? { headAsGet: true } : {}),
    answerHeaders: answerHeaders(document),
    ...(pathSuffix === undefined ? {} : { pathSuffix }),
    refusals: Object.fromEntries(
      declaredErrorReplies(document).map(([name, response]) => [name, refusal(document, name, response)]),
    ),
    notBuilt: notBuiltOperations(document).map(({ operationId, method, path, why }) => ({
      operationId,
      method: method.toUpperCase(),
      template: path,
      why,
    })),
  };
  const operations = Object.fromEntries(
    declaredOperations(document).map((declared) => [
      declared.operationId,
      operationContract(document, page, declared),
    ]),
  );
  return [
    `// Generated from openapi/${provider}/${profile}.yaml by \`npm run generate\`.`,
    `import * as checks from './checks.js';`,
    '',
    `export const contract = ${literal(contract)} as const;`,
    '',
    `export const operations = ${literal(operations)} as const;`,
    '',
  ].join('\n');
}

/** The names of the schemas that bodies of requests and answers have. */
export function checkedSchemas(routes: string): readonly string[] {
  return [...new Set([...routes.matchAll(/: checks\.(\w+)/g)].map(([, name]) => name ?? ''))].sort();
}

/** The schema that a check is of, and whether it is that of the documented part alone. */
export function schemaOfCheck(name: string): { readonly schema: string; readonly isDocumentedPart: boolean } {
  const isDocumentedPart = name.endsWith(documentedSuffix);
  return { schema: isDocumentedPart ? name.slice(0, -documentedSuffix.length) : name, isDocumentedPart };
}

function operationContract(document: OpenApiDocument, page: OpenApiDocument, declared: Declared) {
  const { path, method, operation, operationId } = declared;
  const parameters = document.list(operation, 'parameters');
  const basePath = basePathOf(document, document.at(document.at(document.root, 'paths'), path), path);
  const segments = path
    .split('/')
    .slice(1)
    .map((segment) => {
      const name = /^\{(.+)\}$/.exec(segment)?.[1];
      if (name === undefined) return { literal: segment };
      const parameter = parameters.find((one) => one['in'] === 'path' && one['name'] === name);
      if (parameter === undefined) throw new Error(`${operationId}: no parameter ${name}`);
      const secret = secretOf(parameter, `${operationId}: ${name}`);
      return secret === undefined ? { parameter: name } : { parameter: name, secret };
    });
  const requestBody = document.find(operation, 'requestBody') ?? {};
  const body = Object.fromEntries(
    document.entries(requestBody, 'content').map(([mediaType, media]) => {
      const where = `${operationId}: ${mediaType}`;
      const whole = check(media, where);
      const name = whole.slice(checkMark.length);
      const isWider = wholeSchema(document, name) !== wholeSchema(page, name);
      const documented = isWider ? { documented: whole + documentedSuffix } : {};
      const takes = takenFields(page, media);
      const fields = formFields(document, mediaType, media);
      return [mediaType, { check: whole, ...documented, fields, ...(takes === undefined ? {} : { takes }) }];
    }),
  );
  const undocumented = undocumentedOf(document, declared);
  const spelling = undocumentedSpelling(declared);
  return {
    operationId,
    method: method.toUpperCase(),
    template: path,
    segments,
    ...(basePath === undefined ? {} : { basePath }),
    reads: readsOf(document, declared),
    ...(undocumented.length === 0 ? {} : { undocumented }),
    ...(spelling === undefined ? {} : { undocumentedSpelling: spelling }),
    body,
    ...(document.root['x-empty-json-is-null'] === true && Object.keys(body).length > 0
      ? { emptyIsNull: true }
      : {}),
    responses: Object.fromEntries(
      numberedResponses(document, operation).map(([status, response]) => [
        status,
        contentChecks(document, response, `${operationId}: ${status}`),
      ]),
    ),
    responseHeaders: headerNames(
      document,
      numberedResponses(document, operation).map(([, response]) => response),
    ),
    outcomes: outcomes(document, declared),
    secrets: secretMarks(document, declared),
  };
}

/** The path of the first server of a contract, or of one of its paths that has its own; undefined where it names none. */
function basePathOf(document: OpenApiDocument, node: Node, where: string): string | undefined {
  const [server] = document.list(node, 'servers');
  if (server === undefined) return undefined;
  return new URL(text(server, 'url', `${where}: servers`)).pathname.replace(/\/$/, '');
}

function secretMarks(document: OpenApiDocument, { operation, operationId }: Declared): SecretMarks {
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

function outcomes(document: OpenApiDocument, declared: Declared) {
  const table: Record<string, object[]> = {};
  for (const { outcome, status, first, provenance, empty } of outcomeExamples(document, declared)) {
    (table[outcome] ??= []).push({ status, first, provenance, ...(empty && { empty }) });
  }
  return table;
}

function refusal(document: OpenApiDocument, name: string, response: Node) {
  const status = response['x-status'];
  if (typeof status !== 'number') throw new Error(`${name}: x-status must be a number`);
  const provenance = text(response, 'x-provenance', name);
  return { status, provenance, content: contentChecks(document, response, name) };
}

/** The headers that a contract declares for its answers, without those that no page may read. */
function answerHeaders(document: OpenApiDocument): readonly string[] {
  const ofOperations = declaredOperations(document).flatMap(({ operation }) =>
    numberedResponses(document, operation).map(([, response]) => response),
  );
  const { root } = document;
  const ofRefusals = document.entries(document.at(root, 'components'), 'responses').map(([, one]) => one);
  return headerNames(document, [...ofOperations, ...ofRefusals]);
}

function headerNames(document: OpenApiDocument, responses: readonly Node[]): readonly string[] {
  const names = responses.flatMap((response) => document.entries(response, 'headers').map(([name]) => name));
  const byName = new Map(names.map((name) => [name.toLowerCase(), name]));
  byName.delete('set-cookie');
  return [...byName.values()].sort();
}

function contentChecks(document: OpenApiDocument, response: Node, where: string) {
  return Object.fromEntries(
    document
      .entries(response, 'content')
      .map(([mediaType, media]) => [mediaType, check(media, `${where}: ${mediaType}`)]),
  );
}

function check(media: Node, where: string): string {
  const schema = media['schema'];
  const name = isNode(schema)
    ? /^#\/components\/schemas\/(\w+)$/.exec(String(schema['$ref']))?.[1]
    : undefined;
  if (name === undefined) throw new Error(`${where}: the schema must be a reference into components/schemas`);
  return checkMark + name;
}

/** What a form's fields are when they are not text, read off the schema's properties and those of its branches. */
function formFields(document: OpenApiDocument, mediaType: string, media: Node): Record<string, string> {
  if (mediaType !== 'multipart/form-data' && mediaType !== 'application/x-www-form-urlencoded') return {};
  const schema = document.at(media, 'schema');
  const branches = Array.isArray(schema['anyOf']) ? (schema['anyOf'] as readonly Node[]) : [schema];
  const kinds = branches.flatMap((_, index) => {
    const branch = Array.isArray(schema['anyOf'])
      ? document.at(schema['anyOf'] as unknown as Node, String(index))
      : schema;
    return document.entries(branch, 'properties').flatMap(([name, property]) => {
      const kind = formKinds[String(property['type'])] ?? encodedKind(document, media, name, property);
      return kind === undefined ? [] : [[name, kind] as const];
    });
  });
  return Object.fromEntries(kinds);
}

/** A choice of a text and something else comes as either, where the contract has the field encoded as JSON. */
function encodedKind(
  document: OpenApiDocument,
  media: Node,
  name: string,
  property: Node,
): string | undefined {
  const encoding = document.find(document.find(media, 'encoding') ?? {}, name);
  const isJson = encoding?.['contentType'] === 'application/json';
  return isJson && document.list(property, 'anyOf').length > 0 ? 'json-or-text' : undefined;
}

const formKinds: Readonly<Record<string, string>> = {
  object: 'json',
  array: 'json',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
};

function literal(value: object): string {
  return JSON.stringify(value, null, 2).replaceAll(new RegExp(`"${checkMark}(\\w+)"`, 'g'), 'checks.$1');
}
