import type { Certificate } from '../../http/listener.ts';
import { OptionError } from '../../errors.ts';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { definedOnly } from '../../json.ts';
import type { Names } from './make.ts';
import { isWithin } from './ranges.ts';

/** The hosts of a created certificate, in addition to loopback, and its authority. */
export interface CertificateHosts {
  /** Names and addresses. */
  readonly hosts?: readonly string[];
  /**
   * A folder that keeps the authority, so that clients need to trust it only once. The first use creates the authority;
   * its file `ca.pem` is for clients, and `ca-key.pem` is secret. Without a folder, each certificate has a new one.
   */
  readonly caFolder?: string;
}

/** The certificate to use: an existing one, or one created for loopback (`true`) and further hosts. */
export type TlsOptions = true | Certificate | CertificateHosts;

/**
 * Returns the certificate of an https server. Without a given certificate, creates one with its own authority, or with
 * that of a folder.
 *
 * @throws OptionError for a certificate, a key or a folder that cannot be used, and for an invalid host.
 * @example
 * const { key, cert, ca } = await certificateFor({ hosts: ['emulator.test'] });
 * createServer({ key, cert }, listener);
 */
export async function certificateFor(options: TlsOptions): Promise<Certificate> {
  if (options !== true && 'cert' in options) {
    const { pairProblem } = await import('./pair.ts');
    const problem = pairProblem(options, { cert: 'cert', key: 'key' });
    if (problem !== undefined) throw new OptionError(problem);
    return options;
  }
  return createCertificate(options === true ? {} : options);
}

/**
 * Creates a certificate for loopback, these hosts and those of the machine. An authority of a folder may be older than an
 * address of the machine, and is then unable to sign for it; the certificate omits that address.
 *
 * @throws OptionError for a folder that cannot be used, and for an invalid host.
 */
export async function createCertificate(
  { hosts = [], caFolder }: CertificateHosts,
  machine: readonly string[] = [],
): Promise<Certificate> {
  const [problem] = hosts.flatMap((host) => hostProblem(host) ?? []);
  if (problem !== undefined) throw new OptionError(`hosts has ${problem}`);
  const { makeCertificate, issueCertificate } = await import('./make.ts');
  // clients check validity by the machine's clock, not by the emulator's
  const now = Date.now();
  if (caFolder === undefined) return makeCertificate(namesFor([...hosts, ...machine]), now);
  const { authorityInFolder } = await import('./authority-folder.ts');
  const authority = authorityInFolder(resolve(caFolder), { hosts, machine }, now);
  const { cert: ca, file: caFile, note, ranges } = authority;
  const names = namesFor([...hosts, ...machine.filter((host) => isWithin(host, ranges))]);
  return { ...issueCertificate(names, authority, now), ca, caFile, ...definedOnly({ note }) };
}

const loopback = ['localhost', '*.localhost', '127.0.0.1', '::1'];

/** Matches `emulator.test` and `*.emulator.test`. A last label of digits only would make it look like an IP address. */
const dnsName =
  /^(?=.{1,253}$)(?:\*\.)?(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** Returns the problem of a host for a certificate; undefined if it is valid. */
export function hostProblem(host: string): string | undefined {
  if (isCertifiable(host)) return undefined;
  return `${host}; expected a DNS name such as emulator.test or *.emulator.test, or an IP address such as 192.0.2.7`;
}

/** Whether a certificate can name a host. It can't name all addresses, or an address of one network interface. */
export function isCertifiable(host: string): boolean {
  const isEvery = host === '0.0.0.0' || host === '::';
  return (isIP(host) !== 0 && !isEvery && !host.includes('%')) || dnsName.test(host);
}

/** Returns the names of a certificate: loopback's and these. */
export function namesFor(hosts: readonly string[]): Names {
  const all = [...new Set([...loopback, ...hosts.map(normal)])];
  return { dns: all.filter((host) => isIP(host) === 0), addresses: all.filter((host) => isIP(host) !== 0) };
}

/** Returns the canonical form of a host: an IPv6 address can be written in several ways. */
function normal(host: string): string {
  return isIP(host) === 6 ? new URL(`http://[${host}]`).hostname.slice(1, -1) : host.toLowerCase();
}
