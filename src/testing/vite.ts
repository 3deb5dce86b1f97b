import {
  certificateFor,
  createEmulator,
  type Certificate,
  type EmulatorOptions,
  type LoginEmulator,
  type TlsOptions,
} from '../index.ts';
import { optionsForServer, type ServerAddress, type VitePlugin, type ViteServer } from './vite-plugin.ts';
import { settingsForVitest } from './vitest-settings.ts';

export type { ServerAddress as ServerPlace } from './vite-plugin.ts';
export type {
  BrowserCommand,
  VitePlugin,
  VitePreviewServer,
  ViteServer,
  ViteSettings,
} from './vite-plugin.ts';

/** Options of the plugin: those of `createEmulator`, except the address, which is that of the dev server. */
export interface ViteOptions extends Omit<EmulatorOptions, 'port' | 'host' | 'tls'> {
  /** Serves https with your own certificate, or a generated one whose CA certificate is at `/__admin/ca.pem`. */
  readonly https?: TlsOptions;
}

/**
 * Mounts the emulator in Vite's dev server and in `vite preview`: at the app's own origin, without a proxy, with the
 * control plane at `/__admin`. Builds don't contain it.
 *
 * The emulator answers every request below the base path of a provider; Vite answers all others. If the app has its own
 * paths there, such as `/v3` or `/api/2.0`, list only the `providers` it signs in to. The emulator comes before
 * `server.proxy`, and is at the root of the origin, regardless of `base`. Vite answers preflights itself: for pages of
 * another origin, set `server: { cors: false }`, so that the emulator's `cors` applies.
 *
 * Hosts in `server.allowedHosts` may call the control plane too. A server beyond loopback (`--host`) requires a token
 * there: `token`, else `LOGIN_EMULATOR_TOKEN`, else a generated token that is printed. The state ends with the server;
 * a changed Vite configuration starts a new one.
 *
 * In Vitest's browser mode, the emulator is at the origin of the tests' pages, and `login-emulator/vitest` uses it there.
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
  const isInVitest = process.env['VITEST'] !== undefined;
  const close = async () => emulator?.close();

  async function mount(server: ViteServer, address: ServerAddress): Promise<void> {
    // Vitest has a server without pages for the files that it runs in Node
    if (isInVitest && Boolean(address.middlewareMode)) return;
    const fitted = optionsForServer(address, options, process.env['LOGIN_EMULATOR_TOKEN']);
    const tls = certificate === undefined ? {} : { tls: certificate };
    const { middleware } = (emulator = await createEmulator({ ...fitted.options, ...tls }));
    server.middlewares.use((request, response, next) => {
      // Vite's own paths start with @, like a namespace prefix: the referer of a worker isn't a lost namespace
      if (isVites(request.headers.referer)) delete request.headers.referer;
      return middleware(request, response, next);
    });
    sayWhere(server, fitted.newToken);
  }

  return {
    name: 'login-emulator',
    apply: 'serve',
    async config() {
      const further = isInVitest ? settingsForVitest() : undefined;
      if (https === undefined) return further;
      certificate = await certificateFor(https);
      const { key, cert } = certificate;
      const serverOptions = { https: { key, cert } };
      return { server: serverOptions, preview: serverOptions, ...further };
    },
    configureServer: (server) => mount(server, server.config.server),
    configurePreviewServer(server) {
      server.httpServer.once('close', () => void close());
      return mount(server, server.config.preview);
    },
    closeBundle: close,
  };
}

/** Returns whether a referer is a module under one of Vite's own paths. */
function isVites(referer = ''): boolean {
  return URL.canParse(referer) && /^\/@(?:fs|id|vite)\//.test(new URL(referer).pathname);
}

/** Adds the emulator's URL, and a generated token, to the URLs that Vite prints. */
function sayWhere(server: ViteServer, newToken: string | undefined): void {
  const { logger } = server.config;
  const printUrls = server.printUrls.bind(server);
  server.printUrls = () => {
    printUrls();
    const [url] = [...(server.resolvedUrls?.local ?? []), ...(server.resolvedUrls?.network ?? [])];
    if (url !== undefined) logger.info(`  ➜  Emulator: ${new URL('/__admin/docs', url).href}`);
    if (newToken !== undefined)
      logger.info(`  ➜  Emulator's token: ${newToken} (set LOGIN_EMULATOR_TOKEN to use your own)`);
  };
}
