/** The most pairs of lines that are compared; larger changes are listed as removed and added. */
const mostCompared = 4_000_000;

/**
 * Lists the changed lines of a text: removed ones after `-`, added ones after `+`, and the line before them as it is.
 * It is written here because the package `diff` is almost three times as large for this one function.
 */
export function changesOf(before: string, after: string): readonly string[] {
  if (before === after) return [];
  return withContext(compared(linesOf(before), linesOf(after)));
}

/** Returns the lines of two lists in order, each with its sign: a blank for lines of both. */
export function compared(before: readonly string[], after: readonly string[]): readonly string[] {
  const start = commonStart(before, after);
  const [oldRest, newRest] = [before.slice(start), after.slice(start)];
  const end = commonStart(oldRest.toReversed(), newRest.toReversed());
  const removed = oldRest.slice(0, oldRest.length - end);
  const added = newRest.slice(0, newRest.length - end);
  return [
    ...before.slice(0, start).map((line) => ` ${line}`),
    ...middle(removed, added),
    ...before.slice(before.length - end).map((line) => ` ${line}`),
  ];
}

function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function commonStart(one: readonly string[], other: readonly string[]): number {
  const index = one.findIndex((line, at) => line !== other[at]);
  return index < 0 ? one.length : index;
}

/** Compares lines by their longest common subsequence. */
function middle(removed: readonly string[], added: readonly string[]): readonly string[] {
  const width = added.length + 1;
  const isTooLarge = removed.length * added.length > mostCompared;
  const lengths = new Uint32Array(isTooLarge ? 0 : (removed.length + 1) * width);
  const lengthAt = (old: number, fresh: number) => lengths[old * width + fresh] ?? 0;
  if (!isTooLarge)
    for (let old = removed.length - 1; old >= 0; old -= 1)
      for (let fresh = added.length - 1; fresh >= 0; fresh -= 1)
        lengths[old * width + fresh] =
          removed[old] === added[fresh]
            ? lengthAt(old + 1, fresh + 1) + 1
            : Math.max(lengthAt(old + 1, fresh), lengthAt(old, fresh + 1));
  const lines: string[] = [];
  let [old, fresh] = [0, 0];
  while (old < removed.length || fresh < added.length) {
    const isSame = !isTooLarge && old < removed.length && removed[old] === added[fresh];
    const isRemoved =
      fresh >= added.length || (old < removed.length && lengthAt(old + 1, fresh) >= lengthAt(old, fresh + 1));
    if (isSame) lines.push(` ${removed[old] ?? ''}`);
    else lines.push(isRemoved ? `-${removed[old] ?? ''}` : `+${added[fresh] ?? ''}`);
    if (isSame || isRemoved) old += 1;
    if (isSame || !isRemoved) fresh += 1;
  }
  return lines;
}

/** Keeps the changed lines, and the line before each group of them. */
function withContext(lines: readonly string[]): readonly string[] {
  const isSame = (line = ' ') => line.startsWith(' ');
  return lines.filter((line, index) => !isSame(line) || !isSame(lines[index + 1]));
}
