import type { Certificate } from '../../http/listener.ts';
import { OptionError } from '../../errors.ts';
import { isIP } from 'node:net';
import type { Names } from './make.ts';

/** What a made certificate is good for beside loopback's names. */
export interface CertificateHosts {
  /** Names and addresses. */
  readonly hosts: readonly string[];
}

/** Which certificate it is to be: one that is given, or one that is made, for loopback's names alone with `true`. */
export type TlsOptions = true | Certificate | CertificateHosts;

/**
 * Gives the certificate with which a server speaks https, made with an authority of its own where none is given.
 *
 * @throws OptionError for a certificate or a key that cannot be used, and for a host that is none.
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
  const hosts = options === true ? [] : options.hosts;
  const [problem] = hosts.flatMap((host) => hostProblem(host) ?? []);
  if (problem !== undefined) throw new OptionError(`hosts has ${problem}`);
  const { makeCertificate } = await import('./make.ts');
  // trust goes by the machine's clock, whatever the emulator's says
  return makeCertificate(namesFor(hosts), Date.now());
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
  return { dns: all.filter((host) => isIP(host) === 0), addresses: all.filter((host) => isIP(host) !== 0) };
}

/** One way to write each: an address of IPv6 has many. */
function normal(host: string): string {
  return isIP(host) === 6 ? new URL(`http://[${host}]`).hostname.slice(1, -1) : host.toLowerCase();
}
