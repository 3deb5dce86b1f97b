import type { Exchange, ReplyHeaders } from '../../../core/operation.ts';

/** What is left of the request budget, where one counts; the reset in milliseconds, and no Retry-After. Source: the vendor's server source. */
export function rateLimitHeaders({ budget }: Pick<Exchange, 'budget'>): ReplyHeaders {
  if (budget === undefined) return {};
  const { limit, remaining, resetsAt } = budget;
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(resetsAt),
  };
}
