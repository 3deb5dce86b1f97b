import type { Exchange, RenderedReply, ReplyHeaders } from '../../../core/operation.ts';

/** A flat reply that both profiles share, with the observed profile's reply if that differs. */
export interface Draft extends RenderedReply {
  readonly observed?: RenderedReply | undefined;
}

/** Headers of every reply of the observed profile. Source: the vendor's server source; the duration is invented. */
const everyAnswer: ReplyHeaders = {
  'server-timing': 'aspnetcore-request-time;dur=1ms',
  'api-supported-versions': '2.0',
};

const json: ReplyHeaders = { 'content-type': 'application/json; charset=utf-8', ...everyAnswer };

/** Completes a reply of the observed profile: adds the envelope to a success, and headers to every reply. */
export function enveloped(draft: Draft, exchange: Exchange): RenderedReply {
  const { status, body, headers } = draft.observed ?? draft;
  if (status === 200) return { status, body: success(body, exchange), headers: { ...json, ...headers } };
  return { status, body, headers: { ...(body === undefined ? everyAnswer : json), ...headers } };
}

/** Wraps a response; `count` is a list's length, 0 for no response, else 1. */
function success(response: unknown, exchange: Exchange) {
  if (response === undefined) return envelope(0, exchange);
  return { response, ...envelope(Array.isArray(response) ? response.length : 1, exchange) };
}

/** Returns the fields of the envelope beside `response`. */
export function envelope(count: number, { method, url }: Pick<Exchange, 'method' | 'url'>) {
  const links = [{ href: displayed(url), action: method }];
  return { count, links, status: 0 as const, statusCode: 200 };
}

/** Decodes the path of a URL, but not its query. Source: the vendor's server source. */
function displayed(url: string): string {
  const [path = ''] = url.split('?');
  return decodeURI(path) + url.slice(path.length);
}
