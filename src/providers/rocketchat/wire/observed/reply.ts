import type { Exchange, ReplyHeaders } from '../../../../core/operation.ts';
import { rateLimitHeaders } from '../rate-limit-headers.ts';

/** An answer of an 8.x server: with the headers that all have, and what is left of the request budget where one counts. */
export function reply<const Status extends number, const Body>(
  status: Status,
  body: Body,
  exchange: Pick<Exchange, 'budget'>,
): { readonly status: Status; readonly body: Body; readonly headers: ReplyHeaders } {
  return { status, body, headers: { ...everyAnswer, ...rateLimitHeaders(exchange) } };
}

/** Headers that every answer has. Source: the vendor's server source. */
export const everyAnswer: ReplyHeaders = { 'cache-control': 'no-store', pragma: 'no-cache' };
