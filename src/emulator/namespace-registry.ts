/** How many namespaces there may be, and what becomes of those that nobody uses. */
export interface Limits {
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
export function createNamespaceRegistry(
  activeScenarios: string,
  { max: most, now, drop }: Limits,
): NamespaceRegistry {
  const used = new Map([[activeScenarios, { at: now() }]]);
  let sweptAt = now();

  function sweep(): void {
    const at = now();
    if (at - sweptAt < minuteMs) return;
    sweptAt = at;
    for (const [name, last] of used) if (at - last.at > idleAfterMs) end(name);
  }

  function evict(): boolean {
    const idle = [...used]
      .filter(([name]) => name !== activeScenarios)
      .sort(([, one], [, other]) => one.at - other.at);
    const [longest] = idle;
    if (longest === undefined || now() - longest[1].at < spareAfterMs) return false;
    end(longest[0]);
    return true;
  }

  function end(name: string): void {
    if (name === activeScenarios) return;
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
      if (namespace !== activeScenarios) used.delete(namespace);
    },
    list: () => new Map([...used].map(([name, { at }]) => [name, at])),
  };
}

/** Why a namespace cannot be made, and what to do. */
export function namespaceLimitMessage(namespaces: NamespaceRegistry): string {
  const { size } = namespaces.list();
  return `${size} namespaces are in use; drop one that is not (DELETE /__admin/namespaces/{name}), or allow more with --max-namespaces`;
}
