import { version } from '../../version.ts';
import type { Emulator } from '../../emulator/emulator.ts';
import type { Overlay } from '../../store/store.ts';
import { exportState, readStateDocument, type StateDocument } from './document.ts';
import { documentVersion, kinds, readEnvelope } from './envelope.ts';
import { provenanceOf } from './provenance.ts';
import { isPlainJson } from './plain-json.ts';

/** All namespaces of a store with their snapshots, as plain JSON. Holds secrets. */
export interface StateFileDocument {
  readonly format: (typeof kinds)['state file']['format'];
  readonly version: typeof documentVersion;
  readonly emulator: string;
  /** By name, in the order of the names. */
  readonly namespaces: Readonly<Record<string, StateDocument>>;
}

/** The layer of each namespace that a file holds, or why it cannot be used. */
export type ReadStateFile =
  { readonly namespaces: ReadonlyMap<string, Overlay> } | { readonly problem: string };

/** A namespace, or what is kept beside one. */
const legalName = /^[a-z0-9-]{1,63}(@[a-z]+)?$/;

/** Writes the document of all that an emulator's store holds. */
export async function exportStore(emulator: Emulator): Promise<StateFileDocument> {
  const { store } = emulator;
  const names = [...(await store.namespaces())].sort();
  const namespaces: Record<string, StateDocument> = {};
  for (const name of names) {
    namespaces[name] = exportState(await store.layer(name), provenanceOf(emulator, ownerOf(name)));
  }
  return {
    format: kinds['state file'].format,
    version: documentVersion,
    emulator: version,
    namespaces,
  };
}

/** Reads the document of a store. It is refused whole, or taken whole. */
export function readStateFile(value: unknown, emulator: Emulator): ReadStateFile {
  const head = readEnvelope(value, 'state file', version);
  if ('problem' in head) return head;
  const { namespaces } = head.members;
  if (!isPlainJson(namespaces)) return { problem: 'its namespaces are no object; expected a state by name' };
  const layers = new Map<string, Overlay>();
  for (const [name, document] of Object.entries(namespaces)) {
    if (!legalName.test(name)) return { problem: `${JSON.stringify(name)} is no name of a namespace` };
    const read = readStateDocument(document, provenanceOf(emulator, ownerOf(name)));
    if ('problem' in read) return { problem: `in namespace ${name}, ${read.problem}` };
    layers.set(name, read.layer);
  }
  return { namespaces: layers };
}

function ownerOf(name: string): string {
  return name.replace(/@.*/, '');
}
