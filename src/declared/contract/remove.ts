import { isRecord } from '../../json.ts';
import type { Draft } from './draft.ts';
import { memberOf, pointerOf, type Path } from './pointer.ts';
import type { Selected } from './targets.ts';

/** Removes nodes from the object or list that contains each. */
export function removeNodes({ document, origins }: Draft, selected: readonly Selected[]): void {
  // from the end, so that the indices of the others stay valid
  for (const { path } of [...selected].sort((one, other) => laterFirst(one.path, other.path))) {
    const [holderPath, key] = [path.slice(0, -1), path.at(-1)];
    const holder = holderPath.reduce<unknown>(memberOf, document);
    if (Array.isArray(holder)) {
      const index = Number(key);
      origins.remove(pointerOf(holderPath), index, holder.length - 1 - index);
      holder.splice(index, 1);
    } else if (isRecord(holder)) {
      origins.drop(pointerOf(path));
      Reflect.deleteProperty(holder, String(key));
    }
  }
}

function laterFirst(one: Path, other: Path): number {
  for (const [depth, key] of one.entries()) {
    const second = other[depth];
    if (second === undefined) return -1;
    if (key !== second) return key < second ? 1 : -1;
  }
  return 1;
}
