import { preflightErrorReply, errorReplyNames, type AnyErrorReplyName } from '../../src/core/contract.ts';
import { isOutcomeName, outcomeNames, type OutcomeName } from '../../src/core/outcome.ts';
import { lineOfKey, text, type Node, type OpenApiDocument } from './document.ts';

/** One operation of a contract, with its path and method. */
export interface Declared {
  readonly path: string;
  readonly method: string;
  readonly operationId: string;
  readonly operation: Node;
}

/** One example of a response, named by its outcome. */
interface Example {
  readonly outcome: OutcomeName;
  readonly status: number;
  /** Whether it is the first outcome of its status. */
  readonly first: boolean;
  /** Whether it has no body, at a status where other outcomes have one. */
  readonly empty?: true;
  readonly provenance: string;
  readonly source: string;
  readonly reach: string;
  readonly body: unknown;
}

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head'];

/** Returns the operations of a contract that are built. */
export function declaredOperations(document: OpenApiDocument): readonly Declared[] {
  return allOperations(document).filter(({ operation }) => operation['x-not-built'] === undefined);
}

/** Returns the operations of a contract that aren't built, with the reason. */
export function notBuiltOperations(
  document: OpenApiDocument,
): readonly (Declared & { readonly why: string })[] {
  return allOperations(document)
    .filter(({ operation }) => operation['x-not-built'] !== undefined)
    .map((one) => ({ ...one, why: text(one.operation, 'x-not-built', one.operationId) }));
}

/** Returns a contract's error replies by name: the required ones, and that of a preflight if it is declared. */
export function declaredErrorReplies(
  document: OpenApiDocument,
): readonly (readonly [AnyErrorReplyName, Node])[] {
  const responses = document.at(document.at(document.root, 'components'), 'responses');
  const names: readonly AnyErrorReplyName[] =
    preflightErrorReply in responses ? [...errorReplyNames, preflightErrorReply] : errorReplyNames;
  return names.map((name) => [name, document.at(responses, name)]);
}

/** In the contract's order. */
function allOperations(document: OpenApiDocument): readonly Declared[] {
  return document.entries(document.root, 'paths').flatMap(([path, item]) =>
    Object.keys(item)
      .filter((key) => methods.includes(key))
      .map((method) => {
        const operation = document.at(item, method);
        return { path, method, operation, operationId: text(operation, 'operationId', `${method} ${path}`) };
      }),
  );
}

/** Returns the responses of an operation with a numeric status, without `default`. */
export function numberedResponses(document: OpenApiDocument, operation: Node) {
  return document.entries(operation, 'responses').filter(([status]) => status !== 'default');
}

/** Reads the examples of an operation's responses; throws if an example isn't an outcome or lacks a field. */
export function outcomeExamples(
  document: OpenApiDocument,
  { operationId, operation }: Declared,
): readonly Example[] {
  return numberedResponses(document, operation).flatMap(([status, response]) =>
    response['x-status'] === undefined ? examplesOf(document, Number(status), response, operationId) : [],
  );
}

function examplesOf(
  document: OpenApiDocument,
  status: number,
  response: Node,
  operationId: string,
): readonly Example[] {
  const where = `${operationId}: ${status}`;
  const bodiless = document.entries(response, 'x-outcomes');
  const withBody = response['content'] === undefined ? [] : bodyExamples(document, response, where);
  const examples = [
    ...parseExamples(document, withBody, status, where),
    ...parseExamples(document, bodiless, status, where).map((one) =>
      withBody.length === 0 ? one : { ...one, empty: true as const },
    ),
  ];
  if (examples.length === 0) throw new Error(`${where} names no outcome`);
  return examples.map((one, position) => ({ ...one, first: position === 0 }));
}

/** Returns the examples of a response with a body; throws unless all content types have the same ones. */
function bodyExamples(document: OpenApiDocument, response: Node, where: string) {
  const [names, ...others] = document
    .entries(response, 'content')
    .map(([, media]) => Object.keys(document.find(media, 'examples') ?? {}));
  if (names === undefined || names.length === 0) throw new Error(`${where} names no outcome`);
  if (others.some((other) => other.join() !== names.join())) {
    throw new Error(`${where} must have the same examples in every content type`);
  }
  const [[, media] = []] = document.entries(response, 'content');
  return media === undefined ? [] : document.entries(media, 'examples');
}

/** Parses examples by name. For a response without a body, `body` is undefined. */
function parseExamples(
  { file }: OpenApiDocument,
  examples: readonly (readonly [string, Node])[],
  status: number,
  where: string,
): readonly Example[] {
  return examples.map(([name, example]) => {
    const label = `${where}: ${name}`;
    if (!isOutcomeName(name)) {
      const expected = `expected one of ${outcomeNames.join(', ')}`;
      throw new Error(`${file}:${lineOfKey(file, name) ?? 1}: ${label} isn't an outcome; ${expected}`);
    }
    return {
      outcome: name,
      status,
      first: false,
      provenance: text(example, 'x-provenance', label),
      source: text(example, 'x-source', label),
      reach: text(example, 'x-reach', label),
      body: example['value'],
    };
  });
}
