/** Random choices that follow from a seed and the number of an action, so that an action can be repeated without those before it. */
export interface Random {
  /** A number from 0 up to 1. */
  next(): number;
  /** A whole number from 0 up to a limit, which is left out. */
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
  chance(probability: number): boolean;
  /** Small letters and digits. */
  word(length: number): string;
}

/** Makes the random choices of one action of a run (splitmix32). */
export function randomOf(seed: number, action: number): Random {
  let state = mixed(mixed(seed) + action);
  function next(): number {
    state = (state + 0x9e37_79b9) | 0;
    return (mixed(state) >>> 0) / 2 ** 32;
  }
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    pick(list) {
      const picked = list.slice(below(list.length))[0];
      if (picked === undefined) throw new Error('there is nothing to pick from');
      return picked;
    },
    chance: (probability) => next() < probability,
    word: (length) => Array.from({ length }, () => below(36).toString(36)).join(''),
  };
}

function mixed(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0_aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a_2d97);
  return bits ^ (bits >>> 15);
}
