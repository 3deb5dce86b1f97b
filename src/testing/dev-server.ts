import { isLoopbackHost } from '../http/loopback-host.ts';
import { makeToken } from '../admin/access/token.ts';
import type { EmulatorOptions } from '../index.ts';

/** What a dev server is told of its place in the network. */
export interface ServerPlace {
  /** The address it listens on: `true` for every one, undefined for loopback's. */
  readonly host?: string | boolean | undefined;
  /** The names it answers to; those that start with a dot stand for all below. */
  readonly allowedHosts?: readonly string[] | true | undefined;
}

/** The emulator's options at a dev server, and the token where one was made for it. */
export interface Placed {
  readonly options: EmulatorOptions;
  readonly madeToken: string | undefined;
}

/**
 * Fits the emulator's options to the server that it is part of: no port of its own, the control plane under the server's
 * names, and beyond loopback behind a token, as everywhere.
 */
export function placedAt(place: ServerPlace, options: EmulatorOptions, tokenOfProcess = ''): Placed {
  const given = options.token ?? (tokenOfProcess === '' ? undefined : tokenOfProcess);
  const madeToken = given === undefined && isOpen(place) && options.admin !== false ? makeToken() : undefined;
  const token = given ?? madeToken;
  return {
    options: {
      ...options,
      port: false,
      allowedHosts: [...(options.allowedHosts ?? []), ...namesOf(place)],
      ...(token === undefined ? {} : { token }),
    },
    madeToken,
  };
}

function isOpen({ host }: ServerPlace): boolean {
  return host === true || (typeof host === 'string' && !isLoopbackHost(host));
}

/** The control plane knows whole names alone. */
function namesOf({ host, allowedHosts }: ServerPlace): readonly string[] {
  const names = allowedHosts === undefined || allowedHosts === true ? [] : allowedHosts;
  const own = typeof host === 'string' && !isEvery(host) ? [host] : [];
  return [...names.filter((name) => !name.startsWith('.')), ...own];
}

function isEvery(host: string): boolean {
  return host === '0.0.0.0' || host === '::' || host === '';
}
