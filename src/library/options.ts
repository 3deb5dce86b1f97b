import type { TlsOptions } from '../server/tls/certificate.ts';
import { checkOptions, appOptionRules, type AppOptions, type OptionRule } from './app-options.ts';
import { isRecord } from '../json.ts';

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

const forms = {
  ...appOptionRules,
  port: {
    expected: 'a port from 0 to 65535, or false for none',
    fits: (value) =>
      value === false || (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65_535),
  },
  tls: {
    expected: 'true, { hosts } or { cert, key }',
    fits: (value) => typeof value === 'boolean' || isPair(value) || hasHosts(value),
  },
  host: { expected: 'a host name or an address', fits: (value) => typeof value === 'string' && value !== '' },
} satisfies Record<keyof EmulatorOptions, OptionRule>;

/** Throws an OptionError for an option that there is not, or whose value has another form: not all callers have types. */
export function checkEmulatorOptions(options: EmulatorOptions): void {
  checkOptions(options, forms);
}

function isPair(value: unknown): boolean {
  return isRecord(value) && typeof value['cert'] === 'string' && typeof value['key'] === 'string';
}

function hasHosts(value: unknown): boolean {
  return (
    isRecord(value) &&
    Array.isArray(value['hosts']) &&
    value['hosts'].every((host) => typeof host === 'string')
  );
}
