import type { Entry, Nearest, ShownHeaders } from './entry.ts';

/** What an entry takes up beside its texts. */
const frameBytes = 1500;
/** An object takes up more than its JSON. */
const timesJson = 3;

/** About how many bytes an entry takes up; cheap rather than exact. */
export function estimateSize({ path, account, trace, nearest, request, response }: Entry): number {
  return (
    frameBytes +
    path.length +
    (account?.length ?? 0) +
    textsWeight(trace) +
    (nearest === undefined ? 0 : nearestWeight(nearest)) +
    (request?.parameters === undefined ? 0 : queryWeight(request.parameters)) +
    (request?.query === undefined ? 0 : queryWeight(request.query)) +
    (request === undefined ? 0 : partWeight(request.headers, request.body)) +
    (response === undefined ? 0 : partWeight(response.headers, response.body))
  );
}

function textsWeight(texts: readonly string[]): number {
  let bytes = 0;
  for (const text of texts) bytes += text.length;
  return bytes;
}

function nearestWeight(nearest: readonly Nearest[]): number {
  let bytes = 0;
  for (const { path, differences } of nearest) bytes += path.length + textsWeight(differences);
  return bytes;
}

function queryWeight(query: Readonly<Record<string, string>>): number {
  let bytes = 0;
  for (const name in query) bytes += timesJson * (name.length + (query[name]?.length ?? 0));
  return bytes;
}

function partWeight(headers: ShownHeaders, body: unknown): number {
  let bytes = 0;
  for (const name in headers) bytes += name.length + (headers[name]?.length ?? 0);
  if (body === undefined) return bytes;
  // of what came compressed the length says little
  const stated = headers['content-encoding'] === undefined ? Number(headers['content-length']) : NaN;
  return bytes + timesJson * (stated >= 0 ? stated : JSON.stringify(body).length);
}
