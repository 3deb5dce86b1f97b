import type { ReplyHeaders } from '../core/operation.ts';

/** Puts a prefix before the paths of the cookies that an answer sets, so that they come back below it. One without a path does so already. */
export function cookiesBelow(prefix: string, headers: ReplyHeaders): ReplyHeaders {
  const cookies = headers['set-cookie'];
  if (cookies === undefined) return headers;
  return { ...headers, 'set-cookie': [cookies].flat().map((cookie) => below(prefix, cookie)) };
}

function below(prefix: string, cookie: string): string {
  return cookie.replace(/;\s*path=(\/[^;]*)/i, (_whole, own: string) => `; Path=${prefix}${own}`);
}
