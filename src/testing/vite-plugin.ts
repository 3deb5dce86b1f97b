import type { Certificate, Middleware, EmulatorOptions } from '../index.ts';
import { isLoopbackHost } from '../http/loopback-host.ts';
import { makeToken } from '../admin/access/token.ts';

/** The parts of a Vite server that the plugin uses, common to all versions. */
export interface ViteServer {
  /** The resolved configuration. */
  readonly config: {
    /** Settings of the dev server. */
    readonly server: ServerAddress;
    /** Settings of `vite preview`. */
    readonly preview: ServerAddress;
    /** The terminal logger. */
    readonly logger: {
      /** Writes a line. */
      info(line: string): void;
    };
  };
  /** The middleware stack. */
  readonly middlewares: {
    /** Adds a middleware. */
    use(middleware: Middleware): unknown;
  };
  /** The server's URLs, once it listens. */
  readonly resolvedUrls: {
    /** URLs for this machine. */
    readonly local: readonly string[];
    /** URLs for other machines. */
    readonly network: readonly string[];
  } | null;
  /** Prints the URLs. */
  printUrls(): void;
}

/** A preview server, whose HTTP server emits `close`. */
export interface VitePreviewServer extends ViteServer {
  /** Node's HTTP server. */
  readonly httpServer: {
    /** Adds a listener for the end of the server. */
    once(event: 'close', listener: () => void): unknown;
  };
}

/** The settings that the plugin adds to Vite's. */
export interface ViteSettings {
  /** Settings of the dev server. */
  readonly server?: {
    /** The certificate. */
    readonly https: Certificate;
  };
  /** Settings of `vite preview`. */
  readonly preview?: {
    /** The certificate. */
    readonly https: Certificate;
  };
  /** The packages that Vite serves as they are. */
  readonly optimizeDeps?: {
    /** Their names. */
    readonly exclude: string[];
  };
  /** Settings of Vitest. */
  readonly test?: {
    /** Settings of the browser mode. */
    readonly browser: {
      /** Functions that tests in a browser call. */
      readonly commands: Readonly<Record<string, BrowserCommand>>;
    };
  };
}

/** A function in Node that tests in a browser call. */
export type BrowserCommand = (context: unknown, ...args: readonly string[]) => Promise<string>;

/** A plugin for Vite, compatible with the types of every version since 5. */
export interface VitePlugin {
  /** The plugin's name. */
  readonly name: string;
  /** Applies the plugin to servers, not to builds. */
  readonly apply: 'serve';
  /** Adds the certificate if `https` is set, and under Vitest a command for tests in a browser. */
  config(): Promise<ViteSettings | undefined>;
  /** Mounts the emulator in the dev server. */
  configureServer(server: ViteServer): Promise<void>;
  /** Mounts the emulator in `vite preview`. */
  configurePreviewServer(server: VitePreviewServer): Promise<void>;
  /** Closes the emulator. */
  closeBundle(): Promise<void>;
}

/** The network settings of a Vite server. */
export interface ServerAddress {
  /** The address to listen on: `true` for all addresses, undefined for loopback. */
  readonly host?: string | boolean | undefined;
  /** The accepted host names; a leading dot includes all sub-domains. */
  readonly allowedHosts?: readonly string[] | true | undefined;
  /** Whether the server has no address: it is a part of another server. */
  readonly middlewareMode?: unknown;
}

/**
 * Adapts the emulator's options to the Vite server: no port, and the server's host names allowed on the control plane.
 * Beyond loopback the control plane requires a token; a generated token is returned as `newToken`.
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

/** The control plane accepts full host names only. */
function namesOf({ host, allowedHosts }: ServerAddress): readonly string[] {
  const names = allowedHosts === undefined || allowedHosts === true ? [] : allowedHosts;
  const hosts = typeof host === 'string' && !['0.0.0.0', '::', ''].includes(host) ? [host] : [];
  return [...names.filter((name) => !name.startsWith('.')), ...hosts];
}
