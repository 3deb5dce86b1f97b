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
  /** The same for a namespace; one that it has already, at this port or for 0 at any, stays, unless it is kept. */
  readonly openOrReuse: OpenNamespaceListener;
  /** Has those that are open now outlive their namespaces: who starts again in one finds its port. */
  keep(): void;
  /** Closes those of a namespace that are not to outlive it, once what is in flight there has finished. */
  closeNamespace(name: string): Promise<void>;
  /** Closes all, once what is in flight has finished, and waits no longer for it than so many milliseconds. */
  close(graceMs?: number): Promise<void>;
}

/** Makes the listeners on a host's ports, each with planes of its own; with a certificate, all speak https. */
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
    if (isClosed) throw new Error('the emulator was closed, and opens no port any more');
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

/** A host as it stands in a URL. */
function nameOf(host: string): string {
  // every address is none that a client could name
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
