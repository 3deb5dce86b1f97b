import type { ComponentChildren } from 'preact';
import { call } from '../../api/client.ts';
import { CallError } from '../../api/problem.ts';
import type { RequestEntry } from '../../live/events.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { isChange, useResource } from '../../state/resource.ts';
import { linkTo } from '../../state/route.ts';

interface UnknownRequestProps {
  readonly id: string;
  readonly children: (entry: RequestEntry) => ComponentChildren;
}

/** A request that the list doesn't have: it is just arriving, or the journal no longer has it. */
export function UnknownRequest({ id, children }: UnknownRequestProps) {
  const found = useResource(
    () => find(id),
    [id],
    (event) => isChange(event, ['putBundle']),
  );
  return (
    <Loaded resource={found}>
      {({ entry }) => (entry === undefined ? <Gone id={id} /> : children(entry))}
    </Loaded>
  );
}

function Gone({ id }: { readonly id: string }) {
  return (
    <Empty icon="question" title={`The journal doesn’t have request ${id}`}>
      <p>
        It keeps the newest requests of each namespace. This one was dropped, cleared or reset, or the
        emulator was started again since.
      </p>
      <p>
        <a href={linkTo('requests')}>Show all requests</a>
      </p>
    </Empty>
  );
}

async function find(id: string): Promise<{ readonly entry: RequestEntry | undefined }> {
  const namespace = namespaceIn(id);
  try {
    const entry = await call('getRequest', {
      params: { id },
      ...(namespace === undefined ? {} : { namespace }),
    });
    return { entry };
  } catch (error) {
    // a link may name anything: an id that the control plane refuses isn't in the journal either
    if (error instanceof CallError && error.status >= 400 && error.status < 500) return { entry: undefined };
    throw error;
  }
}

/** The namespace in an id: `w1` of `w1-3`, and `default` of `default-unmatched-1`. */
function namespaceIn(id: string): string | undefined {
  return /^([a-z0-9-]+?)-(?:unmatched-)?\d+$/.exec(id)?.[1];
}
