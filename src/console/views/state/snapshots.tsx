import { useState } from 'preact/hooks';
import { call } from '../../api/client.ts';
import { Empty } from '../../parts/empty.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { onlyNamespace } from '../../page/namespace.ts';
import { namespaces } from '../../state/resources.ts';
import { isChange, useResource } from '../../state/resource.ts';
import { NameForm } from './name-form.tsx';
import { NewNamespace } from './new-namespace.tsx';
import { SnapshotRow } from './snapshot-row.tsx';
import { saveSnapshot } from './snapshot-actions.ts';

/** The snapshots of a namespace: saves the state under a name, and goes back to it. */
export function Snapshots({ name: namespace }: { readonly name: string }) {
  const [forked, setForked] = useState<string | undefined>(undefined);
  const listed = useResource(
    async () => (await call('listSnapshots', { namespace })).snapshots,
    [namespace],
    (event) => isChange(event, ['saveSnapshot', 'removeSnapshot', 'removeNamespace'], namespace),
  );
  const save = async (name: string) => {
    const isNew = listed.data.peek()?.every((one) => one.name !== name) ?? true;
    const isSaved = await saveSnapshot(namespace, name, isNew);
    listed.reload();
    return isSaved;
  };
  return (
    <section class="card stack" aria-label="Snapshots">
      <h2>Snapshots of {namespace}</h2>
      <NameForm onSave={save} />
      <Loaded resource={listed}>
        {(snapshots) => (
          <>
            <ul class="rows">
              {snapshots.map((one) => (
                <SnapshotRow
                  key={one.name}
                  one={one}
                  namespace={namespace}
                  onFork={onlyNamespace.value === undefined ? () => setForked(one.name) : undefined}
                />
              ))}
            </ul>
            {snapshots.length === 0 ? <NoSnapshots namespace={namespace} /> : <Warning />}
          </>
        )}
      </Loaded>
      {forked === undefined ? null : (
        <NewNamespace
          from={`${namespace}/${forked}`}
          names={namespaces.data.value ?? []}
          onClose={() => setForked(undefined)}
        />
      )}
    </section>
  );
}

function NoSnapshots({ namespace }: { readonly namespace: string }) {
  return (
    <Empty icon="box" title="No snapshots yet">
      <p>
        Save one before a test changes the accounts, sessions and clock of {namespace}, and restore it
        afterwards.
      </p>
    </Empty>
  );
}

function Warning() {
  return (
    <p class="hint icon-text">
      <Icon name="warning" />
      <span>A downloaded snapshot contains passwords, codes and tokens.</span>
    </p>
  );
}
