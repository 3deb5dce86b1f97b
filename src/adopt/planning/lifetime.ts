import type { RecognisedOperation } from '../recognise/recognise.ts';
import { memberAt } from './template.ts';

const units = [
  ['d', 86_400],
  ['h', 3600],
  ['m', 60],
] as const;
/** From a minute to ten days: a number beyond isn't the seconds of an access token. */
const [fewest, most] = [60, 864_000] as const;

/** Returns the lifetime of the access token by an example of its seconds: `15m` for 900. */
export function shownLifetime(operations: readonly RecognisedOperation[]): string | undefined {
  for (const { tokens, traits } of operations) {
    const { success } = traits.facts;
    if (!tokens.has('access') || success === undefined) continue;
    const field = success.shape.fields.find(
      ({ words }) => /\bexpires? in( seconds)?$/.test(words) && !/\brefresh\b/.test(words),
    );
    if (field === undefined) continue;
    const [example] = success.examples.values();
    const seconds = memberAt(example, field.path) ?? field.example;
    if (typeof seconds === 'number' && seconds >= fewest && seconds <= most) return durationOf(seconds);
  }
  return undefined;
}

function durationOf(seconds: number): string {
  const [unit, size] = units.find(([, one]) => seconds % one === 0) ?? ['s', 1];
  return `${seconds / size}${unit}`;
}
