import { setsOf, snapshotsOf, type Store, defaultNamespace } from '../store/store.ts';

/** How many namespaces there may be, and what becomes of those that nobody uses. */
interface Limits {
  readonly max: number;
  /** The machine's time in milliseconds. */
  readonly now: () => number;
  /** Drops a namespace that nobody uses any more. */
  readonly drop: (namespace: string) => void;
}

/** The namespaces that this process serves, by when each was last used. */
export interface NamespaceRegistry {
  /** Marks a namespace as used; false when it is a new one and there is no room for it. */
  enter(namespace: string): boolean;
  has(namespace: string): boolean;
  forget(namespace: string): void;
  /** When each was last used, by the machine's clock, in epoch milliseconds. */
  list(): ReadonlyMap<string, number>;
}

const minuteMs = 60_000;
/** Nobody uses a namespace that was left alone for so long. */
const idleAfterMs = 30 * minuteMs;
/** Where there is no room, one that was left alone for so long makes some. */
const spareAfterMs = minuteMs;

/** Makes the list of a process's namespaces; `default` is always there. */
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

/** Why a namespace cannot be made, and what to do. */
export function namespaceLimitMessage(namespaces: NamespaceRegistry): string {
  const { size } = namespaces.list();
  return `${size} namespaces are in use; drop one that is not (DELETE /__admin/namespaces/{name}), or allow more with --max-namespaces`;
}

/** How the state of a namespace ends: it starts again, or is dropped. */
type EndReason = 'reset' | 'dropped';

type EndListener = (namespace: string, how: EndReason) => void;

/** The registry of an emulator's namespaces, and the ways in which they end. */
export interface NamespaceLifecycle {
  readonly namespaces: NamespaceRegistry;
  /** Drops a namespace with all that was saved in it. */
  drop(namespace: string): Promise<void>;
  /** Has a function told of each namespace that starts again or is dropped. */
  onNamespaceEnd(listener: EndListener): void;
  /** Tells the listeners that a namespace starts again or is dropped. */
  endNamespace(namespace: string, how: EndReason): void;
}

/** Creates the registry of an emulator's namespaces, and the ways in which they end. */
export function createNamespaceLifecycle(store: Store, limits: Omit<Limits, 'drop'>): NamespaceLifecycle {
  const listeners: EndListener[] = [];
  const namespaces = createNamespaceRegistry(defaultNamespace, { ...limits, drop: dropUnused });

  function endNamespace(namespace: string, how: EndReason): void {
    for (const listener of listeners) listener(namespace, how);
  }

  function dropUnused(namespace: string): void {
    endNamespace(namespace, 'dropped');
    // others may use a namespace that this process doesn't
    if (store.isShared) return;
    // nobody waits for it: what cannot be dropped stays, and the process goes on
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
