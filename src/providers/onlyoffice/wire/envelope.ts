import type { Exchange, RenderedReply, ReplyHeaders } from '../../../core/operation.ts';

/** A reply as both profiles share it: flat, with the observed profile's own where that differs. */
export interface Draft extends RenderedReply {
  readonly observed?: RenderedReply | undefined;
}

/** Headers of every answer of the observed profile. Source: the vendor's server source; the duration is made up. */
const everyAnswer: ReplyHeaders = {
  'server-timing': 'aspnetcore-request-time;dur=1ms',
  'api-supported-versions': '2.0',
};

const json: ReplyHeaders = { 'content-type': 'application/json; charset=utf-8', ...everyAnswer };

/** Finishes a reply of the observed profile: a success gets the envelope, and every reply gets its headers. */
export function enveloped(draft: Draft, exchange: Exchange): RenderedReply {
  const { status, body, headers } = draft.observed ?? draft;
  if (status === 200) return { status, body: success(body, exchange), headers: { ...json, ...headers } };
  return { status, body, headers: { ...(body === undefined ? everyAnswer : json), ...headers } };
}

/** A list is counted, no response counts as 0, and anything else as 1. */
function success(response: unknown, exchange: Exchange) {
  if (response === undefined) return envelope(0, exchange);
  return { response, ...envelope(Array.isArray(response) ? response.length : 1, exchange) };
}

/** The fields beside the response of a success. */
export function envelope(count: number, { method, url }: Pick<Exchange, 'method' | 'url'>) {
  const links = [{ href: displayed(url), action: method }];
  return { count, links, status: 0 as const, statusCode: 200 };
}

/** The server decodes the path of an address and leaves its query. Source: the vendor's server source. */
function displayed(url: string): string {
  const [path = ''] = url.split('?');
  return decodeURI(path) + url.slice(path.length);
}
