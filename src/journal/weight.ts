import type { Entry, ShownHeaders } from './entry.ts';

/** What an entry takes up beside its texts. */
const frameBytes = 1500;
/** An object takes up more than its JSON. */
const timesJson = 3;

/** About how many bytes an entry takes up; cheap rather than exact. */
export function weightOf({ path, request, response }: Entry): number {
  return (
    frameBytes +
    path.length +
    (request === undefined ? 0 : partWeight(request.headers, request.body)) +
    (response === undefined ? 0 : partWeight(response.headers, response.body))
  );
}

function partWeight(headers: ShownHeaders, body: unknown): number {
  let bytes = 0;
  for (const name in headers) bytes += headers[name]?.length ?? 0;
  if (body === undefined) return bytes;
  const stated = Number(headers['content-length']);
  return bytes + timesJson * (stated >= 0 ? stated : JSON.stringify(body).length);
}
