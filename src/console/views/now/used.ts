import { recall, remember } from '../../state/remembered.ts';
import type { Choice } from './choice.ts';

/** How often something was switched on in this browser, by its key. */
export type Used = ReadonlyMap<string, number>;

/** The key under which a choice of a drop-down is counted. */
export type UsedKey = `provider ${string}` | `operation ${string} ${string}` | `outcome ${string}`;

/** Reads the uses in this browser. */
export function recallUsed(): Used {
  const text = recall('used') ?? '';
  const lines = text.split('\n').map((line) => line.split('\t'));
  return new Map(
    lines.flatMap(([key = '', count]) =>
      Number.isInteger(Number(count)) && key !== '' ? [[key, Number(count)]] : [],
    ),
  );
}

/** Counts a choice that was switched on. */
export function rememberUsed({ effect, provider, operation, outcomes }: Choice): void {
  const keys: readonly UsedKey[] = [
    `provider ${provider}`,
    `operation ${provider} ${operation}`,
    ...(effect === 'outcome' ? outcomes.map((outcome): UsedKey => `outcome ${outcome}`) : []),
  ];
  const used = new Map(recallUsed());
  for (const key of keys) used.set(key, (used.get(key) ?? 0) + 1);
  remember('used', [...used].map((entry) => entry.join('\t')).join('\n'));
}

/** Puts the most used first; the rest keeps its order. */
export function mostUsedFirst(
  names: readonly string[],
  used: Used,
  keyOf: (name: string) => UsedKey,
): readonly string[] {
  const count = (name: string) => used.get(keyOf(name)) ?? 0;
  return names.toSorted((one, other) => count(other) - count(one));
}
