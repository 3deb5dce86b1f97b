import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ExchangeTable } from '../../src/testing/exchange-tables.ts';

/** An API of examples/providers. */
export interface GalleryProvider {
  readonly id: string;
  /** The path of its contract; the overlay and the fixtures are beside it. */
  readonly contract: string;
  readonly table: ExchangeTable;
  readonly operations: readonly GalleryOperation[];
}

/** An operation of a contract. */
export interface GalleryOperation {
  readonly method: string;
  readonly template: string;
}

/** The folder of the APIs that marks alone describe. */
export const galleryFolder = 'examples/providers';
const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** The ids of the APIs that marks alone describe: the folders with a contract. */
export const galleryIds: readonly string[] = readdirSync(galleryFolder)
  .toSorted()
  .filter((id) => existsSync(join(galleryFolder, id, `${id}.yaml`)));

/** The APIs that marks alone describe. */
export const gallery: readonly GalleryProvider[] = galleryIds.map((id) => {
  const contract = join(galleryFolder, id, `${id}.yaml`);
  const table = readYaml(join(galleryFolder, id, 'exchanges.yaml')) as ExchangeTable;
  return { id, contract, table, operations: operationsOf(readYaml(contract) as Contract) };
});

/** The operations of a contract, by path and method. */
interface Contract {
  readonly paths: Readonly<Record<string, object>>;
}

function readYaml(file: string): unknown {
  return parse(readFileSync(file, 'utf8'), { merge: true, maxAliasCount: -1 });
}

/** Returns the operations of a contract. `NaN` is the status of its `default` answers. */
function operationsOf({ paths }: Contract): readonly GalleryOperation[] {
  return Object.entries(paths).flatMap(([template, item]) =>
    Object.keys(item)
      .filter((method) => methods.includes(method))
      .map((method) => ({ method: method.toUpperCase(), template })),
  );
}

/** Returns the operation of a request; undefined if the contract declares none. A literal path precedes a parameter. */
export function operationOf(
  { operations }: GalleryProvider,
  { method, path }: { readonly method: string; readonly path: string },
): GalleryOperation | undefined {
  const [bare = ''] = path.split('?');
  return operations
    .filter((one) => one.method === method && patternOf(one.template).test(bare))
    .toSorted((one, other) => one.template.split('{').length - other.template.split('{').length)[0];
}

function patternOf(template: string): RegExp {
  const literal = template.replaceAll(/[.+*?^$()[\]|\\]/g, String.raw`\$&`);
  return new RegExp(`^${literal.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);
}
