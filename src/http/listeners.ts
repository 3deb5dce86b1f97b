import { createListener, type Planes } from './listener.ts';
import type { Place } from './place.ts';
import { listen, type Listening } from './server.ts';

/** A listener that takes requests. */
export interface Opened {
  readonly port: number;
  readonly url: string;
}

/** Listens on a port, 0 for a free one; rejects with Node's error, for one `EADDRINUSE`. */
export type Listen = (place: Place, port: number) => Promise<Opened>;

/** The listeners of one process. */
export interface Listeners {
  readonly open: Listen;
  /** The same for as long as the place's namespace is there: one that it has already, at this port or for 0 at any, stays. */
  readonly openOwn: Listen;
  /** Closes those that a namespace has for as long as it is there, once what is in flight there has finished. */
  closeNamespace(name: string): Promise<void>;
  /** Closes all, once what is in flight has finished. */
  close(): Promise<void>;
}

/** What a listener is for, and whether it goes with its namespace. */
interface Standing {
  readonly place: Place;
  readonly isOwn: boolean;
}

/** Makes the listeners on a host's ports, each with planes of its own. */
export function createListeners(host: string, planesFor: (place: Place) => Planes): Listeners {
  const standing = new Map<Listening, Standing>();
  let isClosed = false;

  async function closeThose(isMeant: (one: Standing) => boolean): Promise<void> {
    const meant = [...standing].filter(([, one]) => isMeant(one)).map(([listening]) => listening);
    for (const listening of meant) standing.delete(listening);
    await Promise.all(meant.map((listening) => listening.close()));
  }

  async function open(place: Place, port: number, isOwn: boolean): Promise<Opened> {
    const listening = await listen(createListener(planesFor(place)), host, port);
    if (isClosed) {
      await listening.close();
      throw new Error(`the emulator stopped before it served on port ${listening.port}`);
    }
    standing.set(listening, { place, isOwn });
    return { port: listening.port, url: urlOf(host, listening.port) };
  }

  function ownOf(namespace: string | undefined, port: number): Opened | undefined {
    const [own] = [...standing].find(
      ([listening, { place, isOwn }]) =>
        isOwn && place.namespace === namespace && (port === 0 || port === listening.port),
    ) ?? [undefined];
    return own === undefined ? undefined : { port: own.port, url: urlOf(host, own.port) };
  }

  return {
    open: (place, port) => open(place, port, false),
    openOwn: async (place, port) => ownOf(place.namespace, port) ?? open(place, port, true),
    closeNamespace: (name) => closeThose(({ place, isOwn }) => isOwn && place.namespace === name),
    close() {
      isClosed = true;
      return closeThose(() => true);
    },
  };
}

function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
