import type { components } from '../../generated/admin/types.ts';
import type { KeptRequest, Kept, Nearest } from '../../journal/entry.ts';
import { definedOnly } from '../../json.ts';

type Shown = components['schemas']['Request'];
type Captured = components['schemas']['Captured'];
type Unmatched = components['schemas']['Unmatched'];

/** Converts a journal entry to the contract's shape. */
export function presentEntry(entry: Kept): Shown {
  const { id, namespace, method, path, status, trace } = entry;
  return {
    id,
    at: new Date(entry.at).toISOString(),
    namespace,
    provider: entry.provider ?? null,
    operation: entry.operation ?? null,
    profile: entry.profile ?? null,
    account: entry.account ?? null,
    method,
    path,
    status,
    outcome: entry.outcome ?? null,
    provenance: entry.provenance ?? null,
    trace: [...trace],
    ...definedOnly({ sentBy: entry.sentBy, forcedBy: entry.forcedBy, nearest: shown(entry.nearest) }),
    request: captured(entry.request),
    response: captured(entry.response),
  };
}

/** Converts one side of an entry; a response that was never sent has no headers. */
function captured({ headers, query, parameters, body }: KeptRequest = { headers: {} }): Captured {
  return definedOnly({ headers, query, parameters, body });
}

/** Converts the entry of an unmatched request, with the operations that are nearest to it. */
export function presentUnmatched(entry: Kept): Unmatched {
  const { nearest = [], ...shownEntry } = presentEntry(entry);
  return { ...shownEntry, nearest };
}

function shown(nearest: readonly Nearest[] | undefined): Shown['nearest'] {
  return nearest?.map(({ differences, ...operation }) => ({ ...operation, differences: [...differences] }));
}
