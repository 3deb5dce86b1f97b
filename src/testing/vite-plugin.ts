import type { Certificate, Middleware } from '../index.ts';
import type { ServerPlace } from './dev-server.ts';

/** What there is of a server of Vite's, in each of its versions. */
export interface ViteServer {
  /** What it was told. */
  readonly config: {
    /** Of the dev server. */
    readonly server: ServerPlace;
    /** Of `vite preview`. */
    readonly preview: ServerPlace;
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
