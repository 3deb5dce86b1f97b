import type { Certificate } from '../../http/listener.ts';
import { OptionError } from '../../errors.ts';

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
  const { hostProblem, namesFor } = await import('./names.ts');
  const hosts = options === true ? [] : options.hosts;
  const [problem] = hosts.flatMap((host) => hostProblem(host) ?? []);
  if (problem !== undefined) throw new OptionError(`hosts has ${problem}`);
  const { makeCertificate } = await import('./make.ts');
  // trust goes by the machine's clock, whatever the emulator's says
  return makeCertificate(namesFor(hosts), Date.now());
}
