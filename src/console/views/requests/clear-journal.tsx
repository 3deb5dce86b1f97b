import { call } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { confirm } from '../../parts/confirm.tsx';
import { pickedNamespace } from '../../page/namespace.ts';
import { act } from '../../state/notices.ts';
import { requests } from '../../state/requests.ts';

/** Empties the journal of the picked namespace, or of all that have requests. */
export function ClearJournal() {
  const clear = async () => {
    const picked = pickedNamespace.value;
    const names = picked === undefined ? namespacesWithRequests() : [picked];
    const whose = names.length === 1 ? `namespace ${names[0] ?? ''}` : `${names.length} namespaces`;
    const isSure = await confirm({
      title: 'Clear the journal?',
      text: `All requests of ${whose} go. Accounts, sessions and the clock stay. This can’t be undone.`,
      action: 'Clear the journal',
    });
    if (isSure) await act(() => clearAll(names), 'Cleared the journal.');
  };
  return (
    <Button
      size="small"
      icon="cross"
      onClick={clear}
      title="Clear the journal"
      isDisabled={requests.value.length === 0}
    >
      Clear
    </Button>
  );
}

async function clearAll(names: readonly string[]): Promise<void> {
  for (const namespace of names) await call('clearRequests', { namespace });
}

function namespacesWithRequests(): readonly string[] {
  return [...new Set(requests.value.map(({ namespace }) => namespace))];
}
