import { readDocument, text, type Node, type OpenApiDocument } from '../../src/contract/document.ts';
import { rooms } from '../../src/providers/rooms.ts';

/** One way to send a request: an operation, and one of the content types in which it takes a body. */
export interface Way {
  readonly document: OpenApiDocument;
  readonly method: string;
  /** The operation's path below the host, its parameters in braces. */
  readonly template: string;
  readonly parameters: readonly Node[];
  /** The content types in which the operation takes a body, as the contract writes them. */
  readonly takes: readonly string[];
  /** The one of them that this way is about, which may be a range; none where the operation takes no body. */
  readonly mediaType?: string;
  readonly schema?: unknown;
}

/** A provider's contract in one of its profiles, with every way to send it a request. */
export interface Contract {
  readonly document: OpenApiDocument;
  readonly name: string;
  readonly provider: string;
  readonly profile: string;
  readonly file: string;
  /** The content types of the bodies that it takes. */
  readonly takes: readonly string[];
  readonly ways: readonly Way[];
}

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head'];

/** Every contract that is served. */
export const contracts: readonly Contract[] = rooms.flatMap(({ id, profiles }) =>
  Object.keys(profiles).map((profile) => contractOf(id, profile)),
);

function contractOf(provider: string, profile: string): Contract {
  const file = `openapi/${provider}/${profile}.yaml`;
  const document = readDocument(file);
  const ways = document
    .entries(document.root, 'paths')
    .flatMap(([path, item]) =>
      methods.flatMap((method) => waysOf(document, path, method, document.find(item, method))),
    );
  const takes = [...new Set(ways.flatMap((way) => way.takes))];
  return { document, name: `${provider} ${profile}`, provider, profile, file, takes, ways };
}

function waysOf(document: OpenApiDocument, path: string, method: string, operation: Node | undefined): Way[] {
  if (operation === undefined) return [];
  const [server = {}] = listed(document, document.root['servers']);
  const { pathname } = new URL(text(server, 'url', 'servers'));
  const parameters = listed(document, operation['parameters']);
  const content = document.entries(document.find(operation, 'requestBody') ?? {}, 'content');
  const way = {
    document,
    method: method.toUpperCase(),
    template: `${pathname.replace(/\/$/, '')}${path}`,
    parameters,
    takes: content.map(([mediaType]) => mediaType),
  };
  if (content.length === 0) return [way];
  return content.map(([mediaType, media]) => ({ ...way, mediaType, schema: media['schema'] }));
}

function listed(document: OpenApiDocument, values: unknown): readonly Node[] {
  return Array.isArray(values) ? values.map((value: unknown) => document.at({ value }, 'value')) : [];
}
