import {
  certificateFor,
  createEmulator,
  type Certificate,
  type EmulatorOptions,
  type LoginEmulator,
  type TlsOptions,
} from '../index.ts';
import { optionsForServer, type ServerAddress, type VitePlugin, type ViteServer } from './vite-plugin.ts';

export type { ServerAddress as ServerPlace } from './vite-plugin.ts';
export type { VitePlugin, VitePreviewServer, ViteServer, ViteSettings } from './vite-plugin.ts';

/** What the plugin can be told: what `createEmulator` can, but where to listen, which is the dev server's to say. */
export interface ViteOptions extends Omit<EmulatorOptions, 'port' | 'host' | 'tls'> {
  /** Has the server speak https, with a certificate that is made, whose authority is at `/__admin/ca.pem`, or with this one. */
  readonly https?: TlsOptions;
}

/**
 * Puts the emulator into Vite's dev server and into `vite preview`: at the app's own origin, without a proxy, and with the
 * control plane at `/__admin`. A build holds nothing of it.
 *
 * Below the base path of a provider every request is the emulator's, and all others are Vite's. Where the app has paths of
 * its own there, such as `/v3` or `/api/2.0`, name the `providers` that it signs in to, so that the others claim none. The
 * emulator stands before `server.proxy` and at the root of the origin, whatever `base` is. Vite answers preflights itself: a
 * page of another origin needs `server: { cors: false }`, so that the emulator's `cors` counts.
 *
 * The names in `server.allowedHosts` may call the control plane too. A server beyond loopback (`--host`) asks for a token
 * there: `token`, else that of `LOGIN_EMULATOR_TOKEN`, else one that is made and printed. State lives as long as the server,
 * and a changed Vite configuration starts a new one.
 *
 * @example
 * // vite.config.ts
 * export default defineConfig({ plugins: [loginEmulator({ providers: ['rocketchat'], seed: 'dev' })] });
 * // in the app
 * await fetch('/api/v1/login', { method: 'POST', body: new URLSearchParams({ user: 'plain', password: 'Password-1' }) });
 */
export function loginEmulator({ https, ...options }: ViteOptions = {}): VitePlugin {
  let emulator: LoginEmulator | undefined;
  let certificate: Certificate | undefined;
  const close = async () => emulator?.close();

  async function mount(server: ViteServer, address: ServerAddress): Promise<void> {
    const fitted = optionsForServer(address, options, process.env['LOGIN_EMULATOR_TOKEN']);
    const tls = certificate === undefined ? {} : { tls: certificate };
    const { middleware } = (emulator = await createEmulator({ ...fitted.options, ...tls }));
    server.middlewares.use((request, response, next) => {
      // what Vite's own paths start with looks like a namespace: a worker's requests have not lost theirs
      if (isVites(request.headers.referer)) delete request.headers.referer;
      return middleware(request, response, next);
    });
    sayWhere(server, fitted.newToken);
  }

  return {
    name: 'login-emulator',
    apply: 'serve',
    async config() {
      if (https === undefined) return undefined;
      certificate = await certificateFor(https);
      const { key, cert } = certificate;
      const serverOptions = { https: { key, cert } };
      return { server: serverOptions, preview: serverOptions };
    },
    configureServer: (server) => mount(server, server.config.server),
    configurePreviewServer(server) {
      server.httpServer.once('close', () => void close());
      return mount(server, server.config.preview);
    },
    closeBundle: close,
  };
}

/** Whether a request comes from a module that Vite has at a path of its own. */
function isVites(referer = ''): boolean {
  return URL.canParse(referer) && /^\/@(?:fs|id|vite)\//.test(new URL(referer).pathname);
}

/** Adds a line to those that say where the server is. */
function sayWhere(server: ViteServer, newToken: string | undefined): void {
  const { logger } = server.config;
  const printUrls = server.printUrls.bind(server);
  server.printUrls = () => {
    printUrls();
    const [url] = [...(server.resolvedUrls?.local ?? []), ...(server.resolvedUrls?.network ?? [])];
    if (url !== undefined) logger.info(`  ➜  Emulator: ${new URL('/__admin/docs', url).href}`);
    if (newToken !== undefined)
      logger.info(`  ➜  Emulator's token: ${newToken} (LOGIN_EMULATOR_TOKEN sets one of your own)`);
  };
}
