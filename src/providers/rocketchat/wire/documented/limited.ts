import { withReplies, type Endpoint } from '../../../../core/bind.ts';
import { rateLimitHeaders } from '../rate-limit-headers.ts';

/** Adds to every reply what is left of the client's request budget, where one counts. */
export function limited(endpoint: Endpoint): Endpoint {
  return withReplies(endpoint, (reply, exchange) => ({
    ...reply,
    headers: { ...reply.headers, ...rateLimitHeaders(exchange) },
  }));
}
