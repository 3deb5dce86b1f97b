import type { OpenAPIV3 } from 'express-openapi-validator/dist/framework/types';
import { readDocument, type Node, type OpenApiDocument } from '../../tools/codegen/document.ts';
import { declaredOperations, type Declared } from '../../tools/codegen/outcomes.ts';
import { fullTemplate } from '../../src/core/contract.ts';
import type { ProviderProfile } from '../../src/core/provider.ts';
import { builtInProviders } from '../../src/providers/index.ts';

/** A variant of a request: an operation with one of its request content types. */
export interface Way {
  readonly document: OpenApiDocument;
  readonly method: string;
  /** The operation's path below the host, with parameters in braces. */
  readonly template: string;
  /** The parameters and credentials of the operation. */
  readonly parameters: readonly Node[];
  /** The operation's request content types, as spelled in the contract. */
  readonly takes: readonly string[];
  /** The content type of this variant, which may be a range; undefined if the operation has no request body. */
  readonly mediaType?: string;
  readonly schema?: unknown;
}

/** A provider's contract in one profile, with all variants of its requests. */
export interface Contract {
  readonly document: OpenApiDocument;
  readonly name: string;
  readonly provider: string;
  readonly profile: string;
  /** The contract in the validator's format. */
  readonly spec: OpenAPIV3.DocumentV3;
  /** All request content types. */
  readonly takes: readonly string[];
  readonly ways: readonly Way[];
}

/** All served contracts. */
export const contracts: readonly Contract[] = builtInProviders.flatMap(({ id, profiles }) =>
  Object.entries(profiles).map(([profile, served]) => contractOf(id, profile, served)),
);

function contractOf(provider: string, profile: string, served: ProviderProfile): Contract {
  const document = readDocument(`openapi/${provider}/${profile}.yaml`);
  const ways = declaredOperations(document).flatMap((declared) => waysOf(document, declared, served));
  const takes = [...new Set(ways.flatMap((way) => way.takes))];
  return { document, spec: specOf(document), name: `${provider} ${profile}`, provider, profile, takes, ways };
}

/** Moves the servers of all paths to the top level, because the validator only reads them there. */
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

/** Returns an operation's security schemes as optional parameters. */
function credentials(document: OpenApiDocument, operation: Node): readonly Node[] {
  const schemes = document.find(document.at(document.root, 'components'), 'securitySchemes') ?? {};
  const names = document.list(operation, 'security').flatMap((either) => Object.keys(either));
  return [...new Set(names)]
    .map((name) => document.at(schemes, name))
    .map((scheme) => (scheme['type'] === 'http' ? { in: 'header', name: 'Authorization' } : scheme));
}
