import { brunoFiles } from './bruno.ts';
import { collectionsOf } from './collect.ts';
import type { Collection } from './collection.ts';
import { httpFiles } from './http-files.ts';
import { postmanFiles } from './postman.ts';

/** The collections, and the files that contain them by folder and path. */
export interface CollectionFiles {
  readonly collections: readonly Collection[];
  readonly folders: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Generates the files of all clients from the exchange tables. */
export async function collectionFiles(): Promise<CollectionFiles> {
  const collections = await collectionsOf();
  return {
    collections,
    folders: {
      'examples/postman': postmanFiles(collections),
      'examples/bruno': brunoFiles(collections),
      'examples/http': httpFiles(collections),
    },
  };
}
