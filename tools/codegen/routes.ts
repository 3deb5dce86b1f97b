import { isNode, text, wholeSchema, type Node, type OpenApiDocument } from './document.ts';
import {
  declaredErrorReplies,
  declaredOperations,
  notBuiltOperations,
  numberedResponses,
  outcomeExamples,
  type Declared,
} from './outcomes.ts';
import { readsOf } from './declared-inputs.ts';
import { formFields } from './form-fields.ts';
import { secretMarks, secretOf } from './secrets.ts';
import { requiredFields } from './required-fields.ts';
import { pathSuffixOf, undocumentedOf, undocumentedSpelling, withoutUndocumented } from './undocumented.ts';

/** Marks a value that is replaced by code: the check of a named schema. */
const checkMark = '@check:';

/** The suffix of a check's name if it covers only the documented part. */
const documentedSuffix = 'AsDocumented';

/** Writes a contract's route table: paths, checks, and the statuses of the outcomes. */
export function routesModule(document: OpenApiDocument, provider: string, profile: string): string {
  const { root } = document;
  const basePath = basePathOf(document, root, `${provider}/${profile}`);
  if (basePath === undefined) throw new Error(`${provider}/${profile}: no server`);
  const page = withoutUndocumented(document);
  const contract = {
    provider,
    profile,
    title: text(document.at(root, 'info'), 'title', 'info'),
    basePath,
    ignoresCase: flag(root, 'x-ignores-case'),
    headAsGet: flag(root, 'x-head-as-get'),
    answerHeaders: answerHeaders(document),
    pathSuffix: pathSuffixOf(document),
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

/** Returns the names of the checks that a route table uses. */
export function checkedSchemas(routes: string): readonly string[] {
  return [...new Set([...routes.matchAll(/: checks\.(\w+)/g)].map(([, name]) => name ?? ''))].sort();
}

/** Returns the schema of a check, and whether the check covers only the documented part. */
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
      if (parameter === undefined) throw new Error(`${operationId}: no path parameter ${name}`);
      return { parameter: name, secret: secretOf(parameter, `${operationId}: ${name}`) };
    });
  const requestBody = document.find(operation, 'requestBody') ?? {};
  const body = Object.fromEntries(
    document.entries(requestBody, 'content').map(([mediaType, media]) => {
      const where = `${operationId}: ${mediaType}`;
      const whole = check(media, where);
      const name = whole.slice(checkMark.length);
      const isWider = wholeSchema(document, name) !== wholeSchema(page, name);
      const documented = isWider ? whole + documentedSuffix : undefined;
      const fields = formFields(document, mediaType, media);
      return [mediaType, { check: whole, documented, fields, takes: requiredFields(page, media) }];
    }),
  );
  const undocumented = undocumentedOf(document, declared);
  const responses = numberedResponses(document, operation);
  return {
    operationId,
    method: method.toUpperCase(),
    template: path,
    segments,
    basePath,
    reads: readsOf(document, declared),
    undocumented: undocumented.length === 0 ? undefined : undocumented,
    undocumentedSpelling: undocumentedSpelling(declared),
    body,
    emptyIsNull: Object.keys(body).length > 0 ? flag(document.root, 'x-empty-json-is-null') : undefined,
    responses: Object.fromEntries(
      responses.map(([status, response]) => [
        status,
        contentChecks(document, response, `${operationId}: ${status}`),
      ]),
    ),
    responseHeaders: headerNames(document, responses),
    outcomes: outcomes(document, declared),
    secrets: secretMarks(document, declared),
  };
}

/** Returns the path of the first server of a contract, or of a path with its own server; undefined if there is none. */
function basePathOf(document: OpenApiDocument, node: Node, where: string): string | undefined {
  const [server] = document.list(node, 'servers');
  if (server === undefined) return undefined;
  return new URL(text(server, 'url', `${where}: servers`)).pathname.replace(/\/$/, '');
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

/** Returns the headers that a contract declares for its responses, without `Set-Cookie`, which no page may read. */
function answerHeaders(document: OpenApiDocument): readonly string[] {
  const ofOperations = declaredOperations(document).flatMap(({ operation }) =>
    numberedResponses(document, operation),
  );
  const ofRefusals = document.entries(document.at(document.root, 'components'), 'responses');
  return headerNames(document, [...ofOperations, ...ofRefusals]);
}

function headerNames(document: OpenApiDocument, responses: readonly (readonly [string, Node])[]) {
  const names = responses.flatMap(([, response]) =>
    document.entries(response, 'headers').map(([name]) => name),
  );
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

function flag(root: Node, key: string): true | undefined {
  return root[key] === true ? true : undefined;
}

/** Writes a value as code; like JSON, omits undefined values. */
function literal(value: object): string {
  return JSON.stringify(value, null, 2).replaceAll(new RegExp(`"${checkMark}(\\w+)"`, 'g'), 'checks.$1');
}
