import { isIPv6 } from 'node:net';
import { authorityOf, hostCount } from './public-address.ts';
import { targetOf, type MountedRequest } from './request-url.ts';

/** Host names of an emulator that is reachable beyond loopback. */
export interface HostNames {
  /** `ci.example` allows any port, `ci.example:4010` only this port. */
  readonly allowedHosts: readonly string[];
  readonly publicUrl?: string | undefined;
}

type HostedRequest = Pick<MountedRequest, 'headers' | 'rawHeaders' | 'url' | 'originalUrl'>;

const loopbackName = /^(?:(?:[a-z0-9_-]+\.)*localhost\.?|127\.0\.0\.1|::1|\[::1\])$/i;

/** The form of a Host header: a name or an address, and optionally a port. */
const hostForm = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?$/;

/** Returns whether a name without port always means this machine: `localhost`, `w1.localhost`, `127.0.0.1`, `::1`, `[::1]`. */
export function isLoopbackHost(host: string): boolean {
  return loopbackName.test(host);
}

/** The problem of a request's Host. */
export interface HostProblem {
  readonly detail: string;
  /** Whether the Host is a valid name, but possibly that of another site. */
  readonly isForeign: boolean;
}

/**
 * Creates a check of the Host header against DNS rebinding: a page can point its own domain at this machine and call it as
 * its own origin, so only names that no other site can have are allowed. The check returns the problem, if any.
 */
export function createHostRule({
  allowedHosts,
  publicUrl,
}: HostNames): (request: HostedRequest) => HostProblem | undefined {
  const publicHosts = publicUrl === undefined ? [] : [new URL(publicUrl).hostname];
  const known = new Set([...allowedHosts, ...publicHosts].map(normal));

  return (request) => {
    const { host } = request.headers;
    const hosts = hostCount(request);
    if (hosts > 1) return invalid(`the request has ${hosts} Host headers; send one`);
    if (host === undefined || host === '')
      return invalid('the request has no Host; send the host name of the emulator');
    const authority = authorityOf(targetOf(request));
    if (authority !== undefined && authority.toLowerCase() !== host.toLowerCase())
      return invalid(`the request is for "${authority}", but its Host is "${host}"; they must be equal`);
    const [whole, name = ''] = hostForm.exec(host.toLowerCase()) ?? [];
    if (whole !== undefined && (isLoopbackHost(name) || known.has(normal(whole)) || known.has(normal(name))))
      return undefined;
    const names = [...new Set(['localhost', '127.0.0.1', '[::1]', ...known])].join(', ');
    const detail = `Host is "${host}"; the control plane allows ${names}. If that name is the emulator's, add it to --allowed-hosts`;
    return { detail, isForeign: whole !== undefined };
  };
}

function invalid(detail: string): HostProblem {
  return { detail, isForeign: false };
}

/** Normalizes a host: lower case, no trailing dot, brackets around an IPv6 address. */
function normal(host: string): string {
  const lower = host.toLowerCase();
  // the first isIPv6 of a process takes milliseconds to compile its pattern, and most starts have only names
  return /:.*:/.test(lower) && isIPv6(lower) ? `[${lower}]` : lower.replace(/\.(?=:\d*$|$)/, '');
}
