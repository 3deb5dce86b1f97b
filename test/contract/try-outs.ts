import type { Node, OpenApiDocument } from '../../tools/codegen/document.ts';

/** A request as the contracts' page sends it unchanged. */
export interface TryOut {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The operation's first content type, and its first example. */
  readonly body: { readonly type: string; readonly value: unknown } | undefined;
}

const methods = ['get', 'put', 'post', 'delete', 'patch'];

/** Returns the page's request for each operation: the first example of every part, and the page's session. */
export function tryOutsOf(document: OpenApiDocument): readonly TryOut[] {
  return document.entries(document.root, 'paths').flatMap(([template, item]) =>
    methods.flatMap((method) => {
      const operation = document.find(item, method);
      if (operation === undefined) return [];
      const parameters = [...document.list(item, 'parameters'), ...document.list(operation, 'parameters')];
      const body = bodyOf(document, operation);
      return [
        {
          operation: String(operation['operationId']),
          method: method.toUpperCase(),
          path: filled(parameters, serverOf(document, operation, item) + template),
          headers: {
            ...examplesIn('header', parameters),
            ...sessionOf(document, operation),
          },
          body,
        },
      ];
    }),
  );
}

/** Returns the account of a contract's examples, if the page must add their session to it, and the session's tokens. */
export function sessionIn({ root, at, entries }: OpenApiDocument): {
  readonly account: string | undefined;
  readonly tokens: readonly string[];
} {
  const { 'x-try-out-account': account } = root;
  const schemes = entries(at(root, 'components'), 'securitySchemes');
  const tokens = schemes.flatMap(([, { 'x-example': token }]) => (typeof token === 'string' ? [token] : []));
  return { account: typeof account === 'string' ? account : undefined, tokens };
}

function bodyOf(document: OpenApiDocument, operation: Node): TryOut['body'] {
  const [first] = document.entries(document.find(operation, 'requestBody') ?? {}, 'content');
  if (first === undefined) return undefined;
  const [type, media] = first;
  const [named] = document.entries(media, 'examples');
  const value = named?.[1]['value'] ?? media['example'] ?? document.find(media, 'schema')?.['example'];
  return { type, value };
}

function serverOf(document: OpenApiDocument, operation: Node, item: Node): string {
  const [server] = [operation, item, document.root].flatMap((holder) => document.list(holder, 'servers'));
  return new URL(String(server?.['url']), 'http://localhost').pathname;
}

function filled(parameters: readonly Node[], template: string): string {
  const path = parameters
    .filter((parameter) => parameter['in'] === 'path')
    .reduce(
      (rest, { name, example }) => rest.replace(`{${String(name)}}`, encodeURIComponent(String(example))),
      template,
    );
  const query = new URLSearchParams(examplesIn('query', parameters)).toString();
  return query === '' ? path : `${path}?${query}`;
}

function examplesIn(place: string, parameters: readonly Node[]): Readonly<Record<string, string>> {
  const given = parameters.filter((parameter) => parameter['in'] === place && 'example' in parameter);
  return Object.fromEntries(given.map(({ name, example }) => [String(name), String(example)]));
}

/** Returns the headers of the security schemes with an example: the page's initial authorization. */
function sessionOf(document: OpenApiDocument, operation: Node): Readonly<Record<string, string>> {
  if (operation['x-try-out'] === 'signed-out') return {};
  const named = document.list(operation, 'security').flatMap((alternative) => Object.keys(alternative));
  const schemes = document.entries(document.at(document.root, 'components'), 'securitySchemes');
  return Object.fromEntries(
    schemes
      .filter(([name, scheme]) => named.includes(name) && 'x-example' in scheme)
      .map(([, { type, name, 'x-example': example }]) =>
        type === 'http' ? ['authorization', `Bearer ${String(example)}`] : [String(name), String(example)],
      ),
  );
}
