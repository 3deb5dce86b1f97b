import { ownAccess } from '../admin/access/guard.ts';
import type { Emulator } from '../emulator/emulator.ts';
import { wholeEmulator, type Certificate, createListener, type ListenerParts } from '../http/listener.ts';
import type { Fetch } from './fetch.ts';
import { createListeners, type Listeners } from './listeners.ts';
import { createPlanes, type PlanesOptions } from './planes.ts';

/** What a server is made with. */
export interface ServerOptions extends Omit<PlanesOptions, 'listen' | 'certificate'> {
  /** The address to listen on; none where the emulator has no sockets of its own. */
  readonly host?: string | undefined;
  /** With which its listeners speak https; none where they speak http. */
  readonly certificate?: Certificate | undefined;
}

/** An emulator with all that serves it. */
export interface Server {
  /** Its ports; none is open before a caller opens it. */
  readonly listeners: Listeners;
  /** Makes what serves the whole emulator, for an app, a middleware or a `fetch`. */
  everything(): ListenerParts;
  /** Makes a `fetch` that may use the control plane without a token; `url` is where the emulator is reached. */
  adminFetch(url: string): Fetch;
}

/**
 * Puts the planes in front of an emulator, behind listeners that are opened later. A namespace that ends closes its ports.
 * A command, an app and an emulator of a test all serve by this.
 */
export function createServer(emulator: Emulator, { host, certificate, ...options }: ServerOptions): Server {
  const planesAt = createPlanes(emulator, {
    ...options,
    ...(certificate === undefined ? {} : { certificate }),
    ...(host === undefined ? {} : { listen: (scope, port) => listeners.openOrReuse(scope, port) }),
  });
  const listeners = createListeners(host ?? 'localhost', planesAt, certificate);
  emulator.onNamespaceEnd((namespace, how) => {
    if (how === 'dropped') listeners.closeNamespace(namespace).catch(options.report);
  });
  return {
    listeners,
    everything: () => planesAt(wholeEmulator),
    adminFetch(url) {
      let pending: Promise<Fetch> | undefined;
      const make = async () => {
        const { createFetch } = await import('./fetch.ts');
        return createFetch(createListener(planesAt(wholeEmulator, ownAccess(url))), options.closing);
      };
      return async (...sent) => (await (pending ??= make()))(...sent);
    },
  };
}
