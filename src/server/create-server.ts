import { ownAccess } from '../admin/access/guard.ts';
import type { Emulator } from '../emulator/emulator.ts';
import { wholeEmulator, type Certificate, createListener, type ListenerParts } from '../http/listener.ts';
import { createLaterChecks } from '../http/later-checks.ts';
import type { Fetch } from './fetch.ts';
import { createListeners, type Listeners } from './listeners.ts';
import { createPlanes, type PlanesOptions } from './planes.ts';

/** Options of a server. */
export interface ServerOptions extends Omit<PlanesOptions, 'listen' | 'certificate' | 'runLater'> {
  /** The certificate of its https listeners; omitted for http. */
  readonly certificate?: Certificate | undefined;
}

/** An emulator with its listeners. */
export interface Server {
  /** Its ports; none is open until a caller opens it. */
  readonly listeners: Listeners;
  /** Creates the parts that serve the whole emulator, for an app, a middleware or a `fetch`. */
  everything(): ListenerParts;
  /** Creates a `fetch` that may use the control plane without a token; `url` is the emulator's URL. */
  adminFetch(url: string): Fetch;
}

/**
 * Creates the planes of an emulator, with listeners to be opened later. Ending a namespace closes its ports. Used by
 * the command, the app and a test's emulator.
 */
export function createServer(emulator: Emulator, { host, certificate, ...options }: ServerOptions): Server {
  const later = createLaterChecks(options.report);
  const planesAt = createPlanes(emulator, {
    ...options,
    host,
    runLater: later.run,
    ...(certificate === undefined ? {} : { certificate }),
    ...(host === undefined ? {} : { listen: (scope, port) => listeners.openOrReuse(scope, port) }),
  });
  const listeners = createListeners(host ?? 'localhost', planesAt, certificate);
  emulator.onNamespaceEnd((namespace, how) => {
    if (how === 'dropped') listeners.closeNamespace(namespace).catch(options.report);
  });
  return {
    listeners: {
      ...listeners,
      async close(graceMs) {
        await listeners.close(graceMs);
        await later.idle();
      },
    },
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
