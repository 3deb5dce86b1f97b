import type { TlsOptions } from '../server/tls/certificate.ts';
import { appOptionRules, isListOf, isText, type AppOptions, type OptionRule } from './app-options.ts';
import { isRecord, type Node } from '../json.ts';

/** What `createEmulator` can be told. */
export interface EmulatorOptions extends AppOptions {
  /** The port to listen on; a free one when left out, and none with `false`: only `fetch`, `app` and `middleware` answer then. */
  readonly port?: number | false;
  /** The address to listen on; `localhost`, 127.0.0.1 and ::1, when left out. */
  readonly host?: string;
  /**
   * Serves https: `true` makes a certificate for loopback's names, `{ hosts }` for others as well, and `{ cert, key }` is
   * one of your own, as PEM.
   */
  readonly tls?: TlsOptions | false;
}

/** The form of each option of `createEmulator`. */
export const emulatorOptionRules = {
  ...appOptionRules,
  port: {
    expected: 'a port from 0 to 65535, or false for none',
    fits: (value) =>
      value === false || (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65_535),
  },
  tls: {
    expected: 'true, { hosts } or { cert, key }',
    fits: (value) => typeof value === 'boolean' || (isRecord(value) && (isPair(value) || hasHosts(value))),
  },
  host: { expected: 'a host name or an address', fits: (value) => isText(value) && value !== '' },
} satisfies Record<keyof EmulatorOptions, OptionRule>;

function isPair({ cert, key }: Node): boolean {
  return isText(cert) && isText(key);
}

function hasHosts({ hosts }: Node): boolean {
  return isListOf(isText, hosts);
}
