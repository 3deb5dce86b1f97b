import type { IncomingMessage } from 'node:http';
import type { PublicAddress } from './forwarded.ts';

/** Node's request, where an app in front may have kept the target it came with. */
type Incoming = IncomingMessage & { readonly originalUrl?: string };

/** A name or an address, and a port where there is one; nothing else may stand in a Host. */
const hostForm = /^(?:\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{0,5})?$/i;

/** The problem as the journal keeps it: a secret may be in the place of the host. */
export const journalProblem = 'the host or the target of the request cannot be read; its answer says why';

/** Says what is wrong with the host or the target of a request, whatever it asks for; undefined when both can be read. */
export type RequestCheck = (request: Incoming) => string | undefined;

/** Makes the check that comes before every operation: links in answers are made of the host. */
export function createRequestCheck({ trustProxy }: PublicAddress): RequestCheck {
  let lastGood: string | undefined;

  function hostProblem(host: string, name: string): string | undefined {
    if (host === lastGood) return undefined;
    if (host === '') return `${name} is empty; send the name of the emulator, such as localhost:4010`;
    if (!isHost(host))
      return `${name} is ${quoted(host)}, which is not a host name with or without a port; send one such as localhost:4010`;
    lastGood = host;
    return undefined;
  }

  return (request) => {
    const { host } = request.headers;
    const target = request.originalUrl ?? request.url ?? '';
    if (host === undefined) {
      // HTTP/1.0 knows none
      if (request.httpVersionMajor === 1 && request.httpVersionMinor > 0)
        return 'the request has no Host; send the name of the emulator, such as localhost:4010';
    } else {
      const hosts = hostCount(request);
      if (hosts > 1) return `the request has ${hosts} Host headers; send one`;
      const problem = hostProblem(host, 'Host');
      if (problem !== undefined) return problem;
    }
    const named = target.startsWith('/') ? undefined : authorityOf(target);
    if (named !== undefined && named.toLowerCase() !== (host ?? named).toLowerCase())
      return `the request is for ${quoted(named)}, and its Host is ${quoted(host ?? '')}; they must be the same`;
    if (named !== undefined && host === undefined) {
      const problem = hostProblem(named, 'the host of the target');
      if (problem !== undefined) return problem;
    }
    if (target.includes('#'))
      return 'the target of the request has a fragment (#), which stays with the client; leave it out, or write %23';
    if (!trustProxy) return undefined;
    const forwarded = forwardedHost(request);
    return forwarded === undefined ? undefined : hostProblem(forwarded, 'X-Forwarded-Host');
  };
}

/** The host that the first of the proxies names; undefined where none does. */
export function forwardedHost({ headers }: IncomingMessage): string | undefined {
  const [first = ''] = String(headers['x-forwarded-host'] ?? '').split(',');
  return first.trim() === '' ? undefined : first.trim();
}

/** Whom a target in absolute form is for; undefined for any other. */
export function authorityOf(target: string): string | undefined {
  return /^[a-z]+:\/\/([^/?#]*)/i.exec(target)?.[1];
}

/** How many Host headers came: Node hands over the first of them. */
export function hostCount({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): number {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'host') count += 1;
  }
  return count;
}

function isHost(host: string): boolean {
  return hostForm.test(host) && URL.canParse(`http://${host}/`);
}

const maxQuoted = 80;

function quoted(text: string): string {
  return `"${text.length > maxQuoted ? `${text.slice(0, maxQuoted)}…` : text}"`;
}
