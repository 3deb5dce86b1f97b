import { call } from '../../api/client.ts';
import { confirm } from '../../parts/confirm.tsx';
import { pickedNamespace, pickNamespace } from '../../page/namespace.ts';
import { act } from '../../state/notices.ts';

/** Drops a namespace after a question, because nothing can bring back all of it. */
export async function dropNamespace(name: string): Promise<void> {
  const isSure = await confirm({
    title: `Drop ${name}?`,
    text: `This deletes the accounts, sessions, snapshots and requests of ${name} for good.`,
    action: `Drop ${name}`,
  });
  if (!isSure) return;
  // first, so that the page doesn't report the end of its own namespace
  if (pickedNamespace.value === name) pickNamespace(undefined);
  await act(() => call('removeNamespace', { params: { name } }), `Dropped ${name}.`);
}
