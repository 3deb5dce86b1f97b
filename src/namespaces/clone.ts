import type { Emulator } from '../emulator/emulator.ts';
import { findSnapshot, snapshotLayer } from './state/snapshots.ts';
import { readExportedState } from './state/export.ts';
import { configAddress, type Overlay } from '../store/store.ts';
import { isInUse } from './list.ts';
import { defaultNamespace, configOf, type NamespaceConfig } from '../store/namespace.ts';

/** Why a namespace cannot begin as it is wished, and what to do. */
export interface CloneError {
  readonly status: 400 | 404 | 409 | 422 | 503;
  readonly detail: string;
}

/** What a namespace can begin from: another as it is now, or a saved state of `default`, or of another as `w1/name`. */
export async function sourceLayer(
  emulator: Emulator,
  from: string,
  target: string,
): Promise<Overlay | CloneError> {
  const mark = from.indexOf('/');
  if (mark >= 0) return fromSnapshot(emulator, from.slice(0, mark), from.slice(mark + 1), target);
  const isKnown = await isInUse(emulator, from);
  const saved = await findSnapshot(emulator, defaultNamespace, from);
  if (isKnown && saved !== undefined) {
    const detail = `${from} is a namespace and a snapshot of ${defaultNamespace}; write ${defaultNamespace}/${from} for the snapshot`;
    return { status: 409, detail };
  }
  if (isKnown) return withRandomness(from, emulator.seed, await readExportedState(emulator, from));
  return fromSnapshot(
    emulator,
    defaultNamespace,
    from,
    target,
    `there is no namespace ${from} and no snapshot ${defaultNamespace}/${from} to begin from; GET /__admin/namespaces and GET /__admin/snapshots list those there are`,
  );
}

/** Goes on as the namespace would that it comes from: the same requests get the same codes and ids. */
function withRandomness(namespace: string, seed: string, { requests, records }: Overlay): Overlay {
  const setup = configOf({ value: records.get(configAddress), version: 0 });
  const own: NamespaceConfig = { randomness: { seed, namespace }, ...setup };
  return { requests, records: new Map(records).set(configAddress, own) };
}

async function fromSnapshot(
  emulator: Emulator,
  namespace: string,
  name: string,
  target: string,
  nothingThere = `there is no snapshot ${namespace}/${name} to begin from; GET /__admin/snapshots lists those there are`,
): Promise<Overlay | CloneError> {
  const read = await snapshotLayer(emulator, namespace, name, target);
  if (read === undefined) {
    return { status: 404, detail: nothingThere };
  }
  if ('problem' in read)
    return { status: 422, detail: `the snapshot ${name} cannot be taken: ${read.problem}` };
  return read.layer;
}
