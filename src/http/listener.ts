import type { ServedProvider } from '../emulator/emulator.ts';

/** What a listener serves: one provider alone, requests of one namespace, or all where it says nothing. */
export interface ListenerScope {
  readonly provider?: string;
  readonly namespace?: string;
}

/** The whole emulator. */
export const wholeEmulator: ListenerScope = {};

/** Those of the providers that a listener serves. */
export function providersInScope(
  all: readonly ServedProvider[],
  { provider }: ListenerScope,
): readonly ServedProvider[] {
  return provider === undefined ? all : all.filter(({ id }) => id === provider);
}

/** A listener that takes requests. */
export interface OpenListener {
  readonly port: number;
  readonly url: string;
}

/** Listens on a port, 0 for a free one; rejects with Node's error, for one `EADDRINUSE`. */
export type OpenNamespaceListener = (place: ListenerScope, port: number) => Promise<OpenListener>;

/** What a server shows to speak https, as PEM. */
export interface Certificate {
  /** The server's own, and behind it any that stand between it and its authority. */
  readonly cert: string;
  /** The private key to it. */
  readonly key: string;
  /** The authority that has signed it, which `GET /__admin/ca.pem` gives out: whoever trusts it trusts the server. */
  readonly ca?: string;
}
