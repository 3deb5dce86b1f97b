import type { Certificate, Middleware, EmulatorOptions } from '../index.ts';
import { isLoopbackHost } from '../http/loopback-host.ts';
import { makeToken } from '../admin/access/token.ts';

/** What there is of a server of Vite's, in each of its versions. */
export interface ViteServer {
  /** What it was told. */
  readonly config: {
    /** Of the dev server. */
    readonly server: ServerAddress;
    /** Of `vite preview`. */
    readonly preview: ServerAddress;
    /** Writes to the terminal. */
    readonly logger: {
      /** Writes a line. */
      info(line: string): void;
    };
  };
  /** What answers requests, in turn. */
  readonly middlewares: {
    /** Adds another. */
    use(middleware: Middleware): unknown;
  };
  /** Where it is reached, once it listens. */
  readonly resolvedUrls: {
    /** From this machine. */
    readonly local: readonly string[];
    /** From others. */
    readonly network: readonly string[];
  } | null;
  /** Says so on the terminal. */
  printUrls(): void;
}

/** A preview server, which says by itself when it closes. */
export interface VitePreviewServer extends ViteServer {
  /** The server of Node's. */
  readonly httpServer: {
    /** Is told when it closes. */
    once(event: 'close', listener: () => void): unknown;
  };
}

/** What the plugin adds to Vite's settings. */
export interface ViteSettings {
  /** Of the dev server. */
  readonly server: {
    /** Its certificate. */
    readonly https: Certificate;
  };
  /** Of `vite preview`. */
  readonly preview: {
    /** Its certificate. */
    readonly https: Certificate;
  };
}

/** A plugin for Vite, in its own words: the types of every version since 5 take it. */
export interface VitePlugin {
  /** What it is called. */
  readonly name: string;
  /** When it is used: not in a build. */
  readonly apply: 'serve';
  /** Adds a certificate, with `https`. */
  config(): Promise<ViteSettings | undefined>;
  /** Mounts the emulator in the dev server. */
  configureServer(server: ViteServer): Promise<void>;
  /** Mounts it in `vite preview`. */
  configurePreviewServer(server: VitePreviewServer): Promise<void>;
  /** Closes it. */
  closeBundle(): Promise<void>;
}

/** What a dev server is told of its place in the network. */
export interface ServerAddress {
  /** The address it listens on: `true` for every one, undefined for loopback's. */
  readonly host?: string | boolean | undefined;
  /** The names it answers to; those that start with a dot stand for all below. */
  readonly allowedHosts?: readonly string[] | true | undefined;
}

/**
 * Fits the emulator's options to the server that it is part of: no port of its own, the control plane under the server's
 * names, and beyond loopback behind a token, as everywhere. Gives the token too, where one was made.
 */
export function optionsForServer(server: ServerAddress, options: EmulatorOptions, tokenOfProcess = '') {
  const given = options.token ?? (tokenOfProcess === '' ? undefined : tokenOfProcess);
  const newToken = given === undefined && isOpen(server) && options.admin !== false ? makeToken() : undefined;
  const token = given ?? newToken;
  return {
    options: {
      ...options,
      port: false as const,
      allowedHosts: [...(options.allowedHosts ?? []), ...namesOf(server)],
      ...(token === undefined ? {} : { token }),
    },
    newToken,
  };
}

function isOpen({ host }: ServerAddress): boolean {
  return host === true || (typeof host === 'string' && !isLoopbackHost(host));
}

/** The control plane knows whole names alone. */
function namesOf({ host, allowedHosts }: ServerAddress): readonly string[] {
  const names = allowedHosts === undefined || allowedHosts === true ? [] : allowedHosts;
  const hosts = typeof host === 'string' && !['0.0.0.0', '::', ''].includes(host) ? [host] : [];
  return [...names.filter((name) => !name.startsWith('.')), ...hosts];
}
