import { call, textOf } from '../../api/client.ts';
import { confirm } from '../../parts/confirm.tsx';
import { act, tellDone, tellFailed } from '../../state/notices.ts';
import { download } from './download.ts';
import { replacing } from './keep-before.ts';
import { fileNameOf } from './names.ts';

/** Saves the state under a name; asks before it replaces a snapshot. Returns whether it is saved. */
export async function saveSnapshot(namespace: string, name: string, isNew: boolean): Promise<boolean> {
  const isSure =
    isNew ||
    (await confirm({
      title: `Replace ${name}?`,
      text: `The snapshot ${name} exists already. Its saved state is lost.`,
      action: `Replace ${name}`,
    }));
  if (!isSure) return false;
  const remove = () => call('removeSnapshot', { params: { name }, namespace });
  return act(
    () => call('saveSnapshot', { params: { name }, namespace }),
    `Saved the state as ${name}.`,
    isNew ? remove : undefined,
  );
}

/** Goes back to a snapshot, with undo. */
export async function restoreSnapshot(namespace: string, name: string): Promise<void> {
  try {
    const restore = () => call('restoreSnapshot', { params: { name }, namespace });
    // a snapshot of the state before would replace the one to restore
    const kept = name === 'before-restore' ? 'before-restore-2' : 'before-restore';
    const undo = await replacing(namespace, kept, restore);
    tellDone(`Restored ${name}. The state until now is the snapshot ${kept}.`, undo);
  } catch (error) {
    tellFailed(error);
  }
}

/** Deletes a snapshot after a question, because nothing can bring it back. */
export async function deleteSnapshot(namespace: string, name: string): Promise<void> {
  const isSure = await confirm({
    title: `Delete ${name}?`,
    text: `This deletes the snapshot ${name} of ${namespace} for good. The current state stays.`,
    action: `Delete ${name}`,
  });
  if (isSure)
    await act(() => call('removeSnapshot', { params: { name }, namespace }), `Deleted the snapshot ${name}.`);
}

/** Downloads a snapshot. */
export async function downloadSnapshot(namespace: string, name: string): Promise<void> {
  await act(
    async () =>
      download(
        fileNameOf(namespace, `snapshot-${name}`),
        await textOf('getSnapshot', { params: { name }, namespace }),
      ),
    `Downloaded ${name}. The file contains passwords, codes and tokens.`,
  );
}
