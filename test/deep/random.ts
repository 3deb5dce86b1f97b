/** Random choices derived from a seed and an action's number, so that an action is repeatable without the earlier ones. */
export interface Random {
  /** Returns a number from 0 to 1, exclusive. */
  next(): number;
  /** Returns a whole number from 0 to a limit, exclusive. */
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
  chance(probability: number): boolean;
  /** Returns lower-case letters and digits. */
  word(length: number): string;
}

/** Creates the random choices of one action (splitmix32). */
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
      if (picked === undefined) throw new Error('cannot pick from an empty list');
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
