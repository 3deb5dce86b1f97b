import { call } from '../../api/client.ts';
import type { RequestEntry } from '../../live/events.ts';

/** The journal's pages have at most as many requests. */
const pageSize = 1000;

/** Throws if the journal no longer has a request: the page keeps more of them than the journal. */
export async function requireInJournal({ id, namespace, path }: RequestEntry): Promise<void> {
  const { requests } = await call('listRequests', { query: { path, limit: pageSize }, namespace });
  if (!requests.some((one) => one.id === id))
    throw new Error(`The journal no longer has ${id}: only this page remembers it.`);
}

/** Why a request can't be sent again; undefined if it may be. The journal doesn't keep some values. */
export function whyNotAgain({ path, request }: RequestEntry): string | undefined {
  const [hidden] =
    /‹redacted›|‹\d+ bytes›/.exec(JSON.stringify([path, request.parameters, request.body])) ?? [];
  if (hidden === undefined) return undefined;
  const what = hidden === '‹redacted›' ? 'a secret in it, such as a wrong password' : 'its body';
  return `It can’t be sent again: the journal doesn’t keep ${what}.`;
}

/** Whether a fault broke the connection before the answer was sent; the journal then has the decided answer without headers. */
export function isNeverSent({ forcedBy, response }: RequestEntry): boolean {
  return forcedBy !== undefined && Object.keys(response.headers).length === 0;
}
