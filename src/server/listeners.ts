import {
  createListener,
  type ListenerParts,
  type Certificate,
  type ListenerScope,
  type OpenNamespaceListener,
} from '../http/listener.ts';
import { listen, type ListeningServer } from './listen.ts';

/** The listeners of one process. */
export interface Listeners {
  readonly open: OpenNamespaceListener;
  /** Reuses the namespace's listener at this port (0: any port), except permanent ones; else opens one. */
  readonly openOrReuse: OpenNamespaceListener;
  /** Makes the current listeners permanent: they stay open after their namespaces end, for later ones of that name. */
  keep(): void;
  /** Closes a namespace's listeners, except permanent ones, after its requests in flight. */
  closeNamespace(name: string): Promise<void>;
  /** Closes all listeners after their requests in flight, or after this many milliseconds. */
  close(graceMs?: number): Promise<void>;
}

/** Creates the listeners on a host's ports, each with its own planes; with a certificate, all use https. */
export function createListeners(
  host: string,
  planesFor: (scope: ListenerScope) => ListenerParts,
  certificate?: Certificate,
): Listeners {
  const urlOf = (port: number) => `${certificate === undefined ? 'http' : 'https'}://${nameOf(host)}:${port}`;
  const active = new Map<ListeningServer, ListenerScope>();
  let permanent: ReadonlySet<ListeningServer> = new Set();
  let isClosed = false;

  async function closeThose(servers: readonly ListeningServer[], graceMs?: number): Promise<void> {
    for (const listening of servers) active.delete(listening);
    await Promise.all(servers.map((listening) => listening.close(graceMs)));
  }

  function refuseIfClosed(): void {
    if (isClosed) throw new Error('the emulator is closed and cannot open a port');
  }

  const open: OpenNamespaceListener = async (scope, port) => {
    refuseIfClosed();
    const planes = planesFor(scope);
    const listening = await listen(createListener(planes), host, port, certificate, planes.broken);
    if (isClosed) {
      await listening.close();
      throw new Error(`the emulator stopped before it served on port ${listening.port}`);
    }
    active.set(listening, scope);
    return { port: listening.port, url: urlOf(listening.port) };
  };

  function listenersOf(name: string | undefined): readonly ListeningServer[] {
    const matching = [...active].filter(
      ([listening, { namespace }]) => namespace === name && !permanent.has(listening),
    );
    return matching.map(([listening]) => listening);
  }

  return {
    open,
    async openOrReuse(scope, port) {
      const before = listenersOf(scope.namespace).find((one) => port === 0 || port === one.port);
      return before === undefined ? open(scope, port) : { port: before.port, url: urlOf(before.port) };
    },
    keep: () => void (permanent = new Set(active.keys())),
    closeNamespace: (name) => closeThose(listenersOf(name)),
    close(graceMs) {
      isClosed = true;
      return closeThose([...active.keys()], graceMs);
    },
  };
}

/** Formats a host for a URL. */
function nameOf(host: string): string {
  // clients cannot connect to an unspecified address
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
