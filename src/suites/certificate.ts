import { OptionError } from '../index.ts';

/** What a server shows to speak https, in PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Which certificate it is to be: one that is given, or one that is made, for these hosts beside those of loopback. */
export type TlsOptions = true | Certificate | { readonly hosts: readonly string[] };

/** The certificate with which a dev server speaks https. */
export function certificateFor(options: TlsOptions): Promise<Certificate> {
  if (options !== true && 'cert' in options) return Promise.resolve(options);
  throw new OptionError('https must be a certificate: { key, cert }, both in PEM');
}
