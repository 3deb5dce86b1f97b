import { below, keysOf } from './pointer.ts';

/** The source of a node: the index of its file, and the JSON pointer in that file. */
export interface Origin {
  readonly file: number;
  readonly pointer: string;
}

/** The origins of a document's nodes, for those whose origin doesn't follow from the node that contains them. */
export interface Origins {
  /** Records the origin of a new node, or of a single value. */
  set(pointer: string, origin: Origin): void;
  /** Returns the origin of a node, recorded or derived from its container. */
  of(pointer: string): Origin;
  /** Removes the records of a member of an object. */
  drop(pointer: string): void;
  /** Removes the records of an entry of a list; the `after` entries behind it move up. */
  remove(list: string, index: number, after: number): void;
  entries(): readonly (readonly [string, Origin])[];
}

/** Creates the record of origins; all nodes come from the first file at first. */
export function createOrigins(recorded: Iterable<readonly [string, Origin]> = []): Origins {
  const origins = new Map<string, Origin>(recorded);

  function of(pointer: string): Origin {
    const keys = keysOf(pointer);
    let [at, depth] = [pointer, keys.length];
    while (depth > 0 && !origins.has(at)) {
      at = at.slice(0, at.lastIndexOf('/'));
      depth -= 1;
    }
    const container = origins.get(at) ?? { file: 0, pointer: '' };
    return { file: container.file, pointer: keys.slice(depth).reduce(below, container.pointer) };
  }

  function take(pointer: string): readonly (readonly [string, Origin])[] {
    const taken = [...origins].filter(([at]) => at === pointer || at.startsWith(`${pointer}/`));
    for (const [at] of taken) origins.delete(at);
    return taken.map(([at, origin]) => [at.slice(pointer.length), origin]);
  }

  return {
    of,
    set: (pointer, origin) => void origins.set(pointer, origin),
    drop: (pointer) => void take(pointer),
    remove(list, index, after) {
      take(below(list, index));
      for (let next = index + 1; next <= index + after; next += 1) {
        const origin = of(below(list, next));
        const inside = take(below(list, next)).filter(([rest]) => rest !== '');
        const to = below(list, next - 1);
        origins.set(to, origin);
        for (const [rest, one] of inside) origins.set(`${to}${rest}`, one);
      }
    },
    entries: () => [...origins],
  };
}
