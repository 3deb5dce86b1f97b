import type { Endpoint, Result } from '../../../../core/endpoint.ts';
import { rateLimitHeaders } from '../rate-limit-headers.ts';

/** An operation whose answers say what is left of the request budget, where one counts. */
export function limited(endpoint: Endpoint): Endpoint {
  return {
    ...endpoint,
    decide: (...request) => withHeaders(endpoint.decide(...request)),
    pretend: (...request) => withHeaders(endpoint.pretend(...request)),
    rateLimited: (retryAfterSeconds) => withHeaders(endpoint.rateLimited(retryAfterSeconds)),
  };
}

function withHeaders(result: Result): Result {
  if ('refusal' in result) return result;
  return {
    ...result,
    say(exchange) {
      const answer = result.say(exchange);
      return { ...answer, headers: { ...answer.headers, ...rateLimitHeaders(exchange) } };
    },
  };
}
