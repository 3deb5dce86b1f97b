import { call } from '../../api/client.ts';
import { tellDone, tellFailed } from '../../state/notices.ts';
import { replacing } from './keep-before.ts';

/** Resets a namespace to its start, with undo. */
export async function resetNamespace(namespace: string): Promise<void> {
  try {
    const undo = await replacing(namespace, 'before-reset', () => call('resetNamespace', { namespace }));
    tellDone(`Reset ${namespace}. Its state until now is the snapshot before-reset.`, undo);
  } catch (error) {
    tellFailed(error);
  }
}
