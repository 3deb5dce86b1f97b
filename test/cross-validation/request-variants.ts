import type { OpenAPIV3 } from 'express-openapi-validator/dist/framework/types';
import { readDocument, type Node, type OpenApiDocument } from '../../tools/codegen/document.ts';
import { declaredOperations, type Declared } from '../../tools/codegen/outcomes.ts';
import { fullTemplate } from '../../src/core/contract.ts';
import type { ProviderProfile } from '../../src/core/provider.ts';
import { builtInProviders } from '../../src/providers/index.ts';

/** One way to send a request: an operation, and one of the content types in which it takes a body. */
export interface Way {
  readonly document: OpenApiDocument;
  readonly method: string;
  /** The operation's path below the host, its parameters in braces. */
  readonly template: string;
  /** Its parameters, and the credentials that it takes. */
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
  /** The contract as the validator takes it. */
  readonly spec: OpenAPIV3.DocumentV3;
  /** The content types of the bodies that it takes. */
  readonly takes: readonly string[];
  readonly ways: readonly Way[];
}

/** Every contract that is served. */
export const contracts: readonly Contract[] = builtInProviders.flatMap(({ id, profiles }) =>
  Object.entries(profiles).map(([profile, served]) => contractOf(id, profile, served)),
);

function contractOf(provider: string, profile: string, served: ProviderProfile): Contract {
  const document = readDocument(`openapi/${provider}/${profile}.yaml`);
  const ways = declaredOperations(document).flatMap((declared) => waysOf(document, declared, served));
  const takes = [...new Set(ways.flatMap((way) => way.takes))];
  return { document, spec: specOf(document), name: `${provider} ${profile}`, provider, profile, takes, ways };
}

/** The contract with the servers of all its paths at its top, the only ones that the validator looks at. */
function specOf(document: OpenApiDocument): OpenAPIV3.DocumentV3 {
  const { root, entries, list } = document;
  const own = entries(root, 'paths').flatMap(([, item]) => list(item, 'servers'));
  return { ...root, servers: [...list(root, 'servers'), ...own] } as unknown as OpenAPIV3.DocumentV3;
}

function waysOf(
  document: OpenApiDocument,
  { method, operation, operationId }: Declared,
  { contract, endpoints }: ProviderProfile,
): Way[] {
  const served = endpoints.find((one) => one.contract.operationId === operationId);
  if (served === undefined) throw new Error(`${operationId} is not served`);
  const content = document.entries(document.find(operation, 'requestBody') ?? {}, 'content');
  const way = {
    document,
    method: method.toUpperCase(),
    template: fullTemplate(contract, served.contract),
    parameters: [...document.list(operation, 'parameters'), ...credentials(document, operation)],
    takes: content.map(([mediaType]) => mediaType),
  };
  if (content.length === 0) return [way];
  return content.map(([mediaType, media]) => ({ ...way, mediaType, schema: media['schema'] }));
}

/** What an operation's security names, as parameters that may be left out. */
function credentials(document: OpenApiDocument, operation: Node): readonly Node[] {
  const schemes = document.find(document.at(document.root, 'components'), 'securitySchemes') ?? {};
  const names = document.list(operation, 'security').flatMap((either) => Object.keys(either));
  return [...new Set(names)]
    .map((name) => document.at(schemes, name))
    .map((scheme) => (scheme['type'] === 'http' ? { in: 'header', name: 'Authorization' } : scheme));
}
