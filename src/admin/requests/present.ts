import type { components } from '../../generated/admin/types.ts';
import type { KeptRequest, Kept } from '../../journal/entry.ts';

type Shown = components['schemas']['Request'];
type Captured = components['schemas']['Captured'];
type Unmatched = components['schemas']['Unmatched'];

/** An entry of the journal as the contract has it. */
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
    request: captured(entry.request),
    response: captured(entry.response),
  };
}

/** Of an answer that was lost there is nothing. */
function captured({ headers, query, parameters, body }: KeptRequest = { headers: {} }): Captured {
  return {
    headers,
    ...(query === undefined ? {} : { query }),
    ...(parameters === undefined ? {} : { parameters }),
    ...(body === undefined ? {} : { body }),
  };
}

/** The same of a request that no operation took, with those that it may have meant. */
export function presentUnmatched(entry: Kept): Unmatched {
  const nearest = (entry.nearest ?? []).map(({ differences, ...operation }) => ({
    ...operation,
    differences: [...differences],
  }));
  return { ...presentEntry(entry), nearest };
}
