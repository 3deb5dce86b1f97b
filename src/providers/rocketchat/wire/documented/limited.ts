import type { Endpoint, RequestResult } from '../../../../core/endpoint.ts';
import { rateLimitHeaders } from '../rate-limit-headers.ts';

/** An operation whose answers say what is left of the request budget, where one counts. */
export function limited(endpoint: Endpoint): Endpoint {
  return {
    ...endpoint,
    decide: (...request) => withHeaders(endpoint.decide(...request)),
    force: (...request) => withHeaders(endpoint.force(...request)),
    rateLimited: (retryAfterSeconds) => withHeaders(endpoint.rateLimited(retryAfterSeconds)),
  };
}

function withHeaders(result: RequestResult): RequestResult {
  if ('refusal' in result) return result;
  return {
    ...result,
    render(exchange) {
      const answer = result.render(exchange);
      return { ...answer, headers: { ...answer.headers, ...rateLimitHeaders(exchange) } };
    },
  };
}
