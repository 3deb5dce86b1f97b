import type { IncomingMessage } from 'node:http';
import { splitUrl } from './request-url.ts';

/** Whether a browser opens `/`: other clients don't explicitly accept HTML. */
export function isVisit({ method, url, headers }: IncomingMessage): boolean {
  if ((method !== 'GET' && method !== 'HEAD') || splitUrl(url).path !== '/') return false;
  const { accept = '', 'sec-fetch-mode': mode = 'navigate' } = headers;
  return mode === 'navigate' && /(?:^|,)\s*text\/html\s*(?:;|,|$)/i.test(accept);
}
