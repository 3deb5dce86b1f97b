import { fullTemplate } from '../../src/core/contract.ts';
import type { Provider, ProviderProfile } from '../../src/core/provider.ts';
import type { CatalogueEntry } from '../../src/core/catalogue.ts';
import { catalogueOf } from '../support/catalogue.ts';
import { readDocument, type Node, type OpenApiDocument } from '../../tools/codegen/document.ts';
import { declaredErrorReplies, declaredOperations, type Declared } from '../../tools/codegen/outcomes.ts';

/** One profile of a provider as its pages show it. */
export interface ProfilePages {
  readonly name: string;
  readonly profile: ProviderProfile;
  readonly title: string;
  readonly document: OpenApiDocument;
  readonly operations: readonly Declared[];
  readonly outcomes: readonly CatalogueEntry[];
  readonly errorReplies: readonly (readonly [string, Node])[];
}

/** A provider as its pages show it; `documented` is the first profile. */
export interface ProviderPages {
  readonly provider: Provider;
  /** The vendor's name. */
  readonly name: string;
  readonly profiles: readonly ProfilePages[];
  /** All operations, each with the first profile that has it. */
  readonly operations: readonly { readonly id: string; readonly owner: ProfilePages }[];
}

/** Reads a provider's contracts and catalogues. */
export async function readProvider(provider: Provider): Promise<ProviderPages> {
  const profiles = await Promise.all(Object.values(provider.profiles).map(readProfile));
  const ids = [...new Set(profiles.flatMap(({ operations }) => operations.map(idOf)))];
  const operations = ids.flatMap((id) => {
    const owner = profiles.find((one) => operationOf(one, id) !== undefined);
    return owner === undefined ? [] : [{ id, owner }];
  });
  const [name = ''] = provider.profiles.documented.contract.title.split(' ');
  return { provider, name, profiles, operations };
}

async function readProfile(profile: ProviderProfile): Promise<ProfilePages> {
  const { provider, profile: name, title } = profile.contract;
  const document = readDocument(`openapi/${provider}/${name}.yaml`);
  const { outcomes } = await catalogueOf(profile.contract);
  const operations = declaredOperations(document);
  return {
    name,
    profile,
    title,
    document,
    operations,
    outcomes,
    errorReplies: declaredErrorReplies(document),
  };
}

/** The declaration of an operation in a profile; undefined if the profile doesn't have the operation. */
export function operationOf({ operations }: ProfilePages, id: string): Declared | undefined {
  return operations.find(({ operationId }) => operationId === id);
}

/** The method and path of an operation, as Markdown code. */
export function requestOf({ profile: { contract, endpoints } }: ProfilePages, id: string): string {
  const endpoint = endpoints.find((one) => one.contract.operationId === id);
  if (endpoint === undefined)
    throw new Error(`${contract.provider} ${contract.profile} has no operation ${id}`);
  return `\`${endpoint.contract.method} ${fullTemplate(contract, endpoint.contract)}\``;
}

/** The file name of an operation's page. */
export function fileOf(id: string): string {
  return `${id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.md`;
}

function idOf({ operationId }: Declared): string {
  return operationId;
}
