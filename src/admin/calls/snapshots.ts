import { nowIn } from '../../namespaces/clock.ts';
import {
  findSnapshot,
  listSnapshots,
  removeSnapshot,
  saveSnapshot,
  snapshotLayer,
} from '../../namespaces/state/snapshots.ts';
import { importState } from '../../namespaces/state/export.ts';
import { problem, type Handlers } from '../handler.ts';
import { withSecrets } from './state.ts';

/** Saved states. */
export const snapshotCalls = {
  listSnapshots: async ({ emulator, namespace }) => ({
    status: 200,
    body: { snapshots: await listSnapshots(emulator, namespace) },
  }),
  async getSnapshot({ emulator, namespace, params: { name } }) {
    const body = await findSnapshot(emulator, namespace, name);
    return body === undefined ? noSnapshot(namespace, name) : { status: 200, headers: withSecrets, body };
  },
  async saveSnapshot({ emulator, namespace, params: { name } }) {
    const now = await nowIn(emulator, namespace);
    const saved = await saveSnapshot(emulator, namespace, name, now);
    if ('full' in saved) return problem(409, saved.full);
    const { view, isNew } = saved;
    return { status: isNew ? 201 : 200, body: view };
  },
  async removeSnapshot({ emulator, namespace, params: { name } }) {
    const isGone = await removeSnapshot(emulator, namespace, name);
    return isGone ? { status: 204 } : noSnapshot(namespace, name);
  },
  async restoreSnapshot({ emulator, namespace, params: { name } }) {
    const read = await snapshotLayer(emulator, namespace, name);
    if (read === undefined) return noSnapshot(namespace, name);
    if ('problem' in read) return problem(422, `snapshot ${name} cannot be restored: ${read.problem}`);
    await importState(emulator, namespace, read.layer);
    return { status: 204 };
  },
} satisfies Handlers<'listSnapshots' | 'getSnapshot' | 'saveSnapshot' | 'removeSnapshot' | 'restoreSnapshot'>;

function noSnapshot(namespace: string, name: string) {
  return problem(
    404,
    `namespace ${namespace} has no snapshot ${name}; GET /__admin/snapshots lists those it has, PUT /__admin/snapshots/${name} saves one`,
  );
}
