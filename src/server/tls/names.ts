import { isIP } from 'node:net';

/** What a certificate is good for: DNS names, which may begin with `*.`, and addresses. */
export interface Names {
  readonly dns: readonly string[];
  readonly addresses: readonly string[];
}

const loopback = ['localhost', '*.localhost', '127.0.0.1', '::1'];

/** `emulator.test`, `*.emulator.test`; the last part is never a number alone, or it would be half an address. */
const dnsName =
  /^(?=.{1,253}$)(?:\*\.)?(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** What is wrong with a name or an address that a certificate is to be good for. */
export function hostProblem(host: string): string | undefined {
  if (isCertifiable(host)) return undefined;
  return `${host}; expected a DNS name such as emulator.test or *.emulator.test, or an IP address such as 192.0.2.7`;
}

/** Whether a certificate can be good for it. Every address at once, and an address of one network card alone, are none. */
export function isCertifiable(host: string): boolean {
  const isEvery = host === '0.0.0.0' || host === '::';
  return (isIP(host) !== 0 && !isEvery && !host.includes('%')) || dnsName.test(host);
}

/** The names of a certificate: those of loopback, and these. */
export function namesFor(hosts: readonly string[]): Names {
  const all = [...new Set([...loopback, ...hosts.map(normal)])];
  return {
    dns: all.filter((host) => isIP(host) === 0),
    addresses: all.filter((host) => isIP(host) !== 0),
  };
}

/** One way to write each: an address of IPv6 has many. */
function normal(host: string): string {
  return isIP(host) === 6 ? new URL(`http://[${host}]`).hostname.slice(1, -1) : host.toLowerCase();
}
