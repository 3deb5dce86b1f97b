import type { Exchange, ReplyHeaders } from '../../../../core/operation.ts';

/** An answer of an 8.x server: with the headers that all have, and what is left of the request budget where one counts. */
export function reply<const Status extends number, const Body>(
  status: Status,
  body: Body,
  { budget }: Pick<Exchange, 'budget'>,
): { readonly status: Status; readonly body: Body; readonly headers: ReplyHeaders } {
  return { status, body, headers: { ...everyAnswer, ...(budget === undefined ? {} : limiter(budget)) } };
}

/** Headers that every answer has. Source: the vendor's server source. */
export const everyAnswer: ReplyHeaders = { 'cache-control': 'no-store', pragma: 'no-cache' };

/** A reset in milliseconds, and no Retry-After. Source: the vendor's server source. */
function limiter({ limit, remaining, resetsAt }: NonNullable<Exchange['budget']>): ReplyHeaders {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(resetsAt),
  };
}
