import type { TlsOptions } from '../server/tls/certificate.ts';
import type { DeclaredProvider } from '../emulator/provider-choice.ts';
import { appOptionRules, isListOf, isText, type AppOptions, type OptionRule } from './app-options.ts';
import { isRecord, type Node } from '../json.ts';

/** Options of `createEmulator`. */
export interface EmulatorOptions extends Omit<AppOptions, 'providers'> {
  /** The providers to serve: ids of built-in ones, and your own, or promises of them; defaults to all built-in ones. */
  readonly providers?: readonly (string | DeclaredProvider | PromiseLike<DeclaredProvider>)[];
  /** The port to listen on; a free port by default. With `false`, only `fetch`, `app` and `middleware` answer. */
  readonly port?: number | false;
  /** The address to listen on; `localhost` (127.0.0.1 and ::1) by default. */
  readonly host?: string;
  /**
   * Serves https. `true` generates a certificate for the loopback names, `{ hosts }` adds other names. `{ caFolder }`
   * keeps its certificate authority in a folder, so that clients need to trust it only once. `{ cert, key }` sets your
   * own certificate, as PEM.
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
    expected: 'true, { hosts, caFolder } or { cert, key }',
    fits: (value) => typeof value === 'boolean' || (isRecord(value) && (isPair(value) || hasHosts(value))),
  },
  host: { expected: 'a host name or an address', fits: (value) => isText(value) && value !== '' },
} satisfies Record<keyof EmulatorOptions, OptionRule>;

function isPair({ cert, key }: Node): boolean {
  return isText(cert) && isText(key);
}

function hasHosts({ hosts, caFolder }: Node): boolean {
  if (hosts === undefined && caFolder === undefined) return false;
  return isListOf(isText, hosts ?? []) && (caFolder === undefined || (isText(caFolder) && caFolder !== ''));
}
