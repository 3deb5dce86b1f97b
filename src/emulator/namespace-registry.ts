import { setsOf, snapshotsOf, type Store, defaultNamespace } from '../store/store.ts';

/** The limit of namespaces, and how idle namespaces are dropped. */
interface Limits {
  readonly max: number;
  /** The machine's time in milliseconds. */
  readonly now: () => number;
  /** Drops an idle namespace. */
  readonly drop: (namespace: string) => void;
}

/** The namespaces that this process serves, with the time of their last use. */
export interface NamespaceRegistry {
  /** Marks a namespace as used; false if it is new and the limit is reached. */
  enter(namespace: string): boolean;
  has(namespace: string): boolean;
  forget(namespace: string): void;
  /** Returns when each was last used, by the machine's clock, in epoch milliseconds. */
  list(): ReadonlyMap<string, number>;
}

const minuteMs = 60_000;
/** A namespace idle this long is dropped when another one begins. */
const idleAfterMs = 30 * minuteMs;
/** At the limit, a new namespace evicts the one idle longest, if it has been idle for at least this long. */
const spareAfterMs = minuteMs;

/** Creates the registry of a process's namespaces; `default` is never dropped. */
function createNamespaceRegistry(permanent: string, { max: most, now, drop }: Limits): NamespaceRegistry {
  const used = new Map([[permanent, { at: now() }]]);
  let sweptAt = now();

  function sweep(): void {
    const at = now();
    if (at - sweptAt < minuteMs) return;
    sweptAt = at;
    for (const [name, last] of used) if (at - last.at > idleAfterMs) end(name);
  }

  function evict(): boolean {
    const idle = [...used]
      .filter(([name]) => name !== permanent)
      .sort(([, one], [, other]) => one.at - other.at);
    const [longest] = idle;
    if (longest === undefined || now() - longest[1].at < spareAfterMs) return false;
    end(longest[0]);
    return true;
  }

  function end(name: string): void {
    if (name === permanent) return;
    used.delete(name);
    drop(name);
  }

  return {
    enter(namespace) {
      const known = used.get(namespace);
      if (known !== undefined) {
        known.at = now();
        return true;
      }
      sweep();
      if (used.size >= most && !evict()) return false;
      used.set(namespace, { at: now() });
      return true;
    },
    has: (namespace) => used.has(namespace),
    forget(namespace) {
      if (namespace !== permanent) used.delete(namespace);
    },
    list: () => new Map([...used].map(([name, { at }]) => [name, at])),
  };
}

/** Explains that the namespace limit is reached, and what to do. */
export function namespaceLimitMessage(namespaces: NamespaceRegistry): string {
  const { size } = namespaces.list();
  return `${size} namespaces are in use; drop an unused namespace (DELETE /__admin/namespaces/{name}), or allow more with --max-namespaces`;
}

/** How the state of a namespace ends: it is reset or dropped. */
type EndReason = 'reset' | 'dropped';

type EndListener = (namespace: string, how: EndReason) => void;

/** The registry of an emulator's namespaces, and the functions that end them. */
export interface NamespaceLifecycle {
  readonly namespaces: NamespaceRegistry;
  /** Drops a namespace with its snapshots and saved sets. */
  drop(namespace: string): Promise<void>;
  /** Adds a listener that is called for each namespace that is reset or dropped. */
  onNamespaceEnd(listener: EndListener): void;
  /** Notifies the listeners that a namespace was reset or dropped. */
  endNamespace(namespace: string, how: EndReason): void;
}

/** Creates the registry of an emulator's namespaces, and the functions that end them. */
export function createNamespaceLifecycle(store: Store, limits: Omit<Limits, 'drop'>): NamespaceLifecycle {
  const listeners: EndListener[] = [];
  const namespaces = createNamespaceRegistry(defaultNamespace, { ...limits, drop: dropUnused });

  function endNamespace(namespace: string, how: EndReason): void {
    for (const listener of listeners) listener(namespace, how);
  }

  function dropUnused(namespace: string): void {
    endNamespace(namespace, 'dropped');
    // other processes may still use the namespace
    if (store.isShared) return;
    // not awaited: if the records cannot be dropped, they stay
    dropRecords(namespace).catch(() => undefined);
  }

  async function dropRecords(namespace: string): Promise<void> {
    for (const name of [namespace, snapshotsOf(namespace), setsOf(namespace)]) await store.drop(name);
  }

  return {
    namespaces,
    async drop(namespace) {
      namespaces.forget(namespace);
      endNamespace(namespace, 'dropped');
      await dropRecords(namespace);
    },
    onNamespaceEnd: (listener) => void listeners.push(listener),
    endNamespace,
  };
}
