import { isIPv6 } from 'node:net';
import { authorityOf, hostCount } from './public-address.ts';
import { targetOf, type MountedRequest } from './request-url.ts';

/** Names that are the emulator's own where it is not reached by loopback alone. */
export interface HostNames {
  /** `ci.example`, with any port, or `ci.example:4010`, with this one. */
  readonly allowedHosts: readonly string[];
  readonly publicUrl?: string | undefined;
}

type HostedRequest = Pick<MountedRequest, 'headers' | 'rawHeaders' | 'url' | 'originalUrl'>;

const loopbackName = /^(?:(?:[a-z0-9_-]+\.)*localhost\.?|127\.0\.0\.1|::1|\[::1\])$/i;

/** A name or an address, and a port where it has one; nothing else may stand in a Host. */
const hostForm = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?$/;

/** Whether a name, without its port, always means this machine: `localhost`, `w1.localhost`, `127.0.0.1`, `::1`, `[::1]`. */
export function isLoopbackHost(host: string): boolean {
  return loopbackName.test(host);
}

/**
 * Makes the rule of who is asked: a page can give its own name the address of this machine and call it as its own origin,
 * so only names that nobody else can have are taken. Says what is wrong with a request, if anything is.
 */
export function createHostRule({
  allowedHosts,
  publicUrl,
}: HostNames): (request: HostedRequest) => string | undefined {
  const publicHosts = publicUrl === undefined ? [] : [new URL(publicUrl).hostname];
  const known = new Set([...allowedHosts, ...publicHosts].map(normal));

  return (request) => {
    const { host } = request.headers;
    const hosts = hostCount(request);
    if (hosts > 1) return `the request has ${hosts} Host headers; send one`;
    if (host === undefined || host === '') return 'the request has no Host; name the emulator in one';
    const authority = authorityOf(targetOf(request));
    if (authority !== undefined && authority.toLowerCase() !== host.toLowerCase())
      return `the request is for "${authority}", and its Host is "${host}"; they must be the same`;
    const [whole, name = ''] = hostForm.exec(host.toLowerCase()) ?? [];
    if (whole !== undefined && (isLoopbackHost(name) || known.has(normal(whole)) || known.has(normal(name))))
      return undefined;
    const names = [...new Set(['localhost', '127.0.0.1', '[::1]', ...known])].join(', ');
    return `Host is "${host}"; the control plane answers to ${names}. If that name is the emulator's, give it in --allowed-hosts`;
  };
}

/** Without the dot that ends a whole name, and with the brackets that an address of IPv6 has in a Host. */
function normal(host: string): string {
  const lower = host.toLowerCase();
  // the first isIPv6 of a process compiles its pattern for milliseconds, and most starts have names alone
  return /:.*:/.test(lower) && isIPv6(lower) ? `[${lower}]` : lower.replace(/\.(?=:\d*$|$)/, '');
}
