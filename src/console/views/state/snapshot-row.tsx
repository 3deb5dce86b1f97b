import type { components } from '../../../generated/admin/types.ts';
import { Button } from '../../parts/button.tsx';
import { Time } from '../../parts/time.tsx';
import { deleteSnapshot, downloadSnapshot, restoreSnapshot } from './snapshot-actions.ts';

interface SnapshotRowProps {
  readonly one: components['schemas']['Snapshot'];
  readonly namespace: string;
  /** Omitted if the caller may create no namespace. */
  readonly onFork: (() => void) | undefined;
}

/** A snapshot with what can be done with it. */
export function SnapshotRow({ one, namespace, onFork }: SnapshotRowProps) {
  const { name, savedAt, records } = one;
  const of = <span class="visually-hidden">{name}</span>;
  return (
    <li class="state-row">
      <div class="state-row-text">
        <strong class="state-name">{name}</strong>
        <p class="quiet">
          saved <Time at={savedAt} /> by its clock · {records === 1 ? '1 record' : `${records} records`}
        </p>
      </div>
      <div class="row state-row-actions" role="group" aria-label={name}>
        <Button size="small" onClick={() => restoreSnapshot(namespace, name)}>
          Restore {of}
        </Button>
        {onFork === undefined ? null : (
          <Button size="small" onClick={onFork}>
            Fork {of}
          </Button>
        )}
        <Button
          size="small"
          title="The file contains passwords, codes and tokens"
          onClick={() => downloadSnapshot(namespace, name)}
        >
          Download {of}
        </Button>
        <Button size="small" kind="danger" onClick={() => deleteSnapshot(namespace, name)}>
          Delete {of}
        </Button>
      </div>
    </li>
  );
}
