import { UsageError } from '../../errors.ts';
import type { ClockControls } from '../../library/clock.ts';
import type { ClockReading } from '../../library/types.ts';
import { didYouMean } from '../../suggestion.ts';
import { commandOptions, type CliContext } from '../command-options.ts';
import { readCommandOptions } from '../parse-options.ts';
import { print, withEmulator } from './controls.ts';

type Change = (clock: ClockControls) => Promise<ClockReading>;

const verbs: Readonly<Record<string, Change>> = {
  freeze: (clock) => clock.freeze(),
  unfreeze: (clock) => clock.unfreeze(),
  live: (clock) => clock.live(),
};

/** `login-emulator clock [change]`: changes the clock of a namespace, and prints it. */
export async function clock(args: readonly string[], context: CliContext): Promise<void> {
  const { values, positionals } = readCommandOptions('clock', commandOptions.clock, args);
  const [word, ...rest] = positionals;
  if (rest.length > 0)
    throw new UsageError(`clock takes one change, but got ${positionals.join(' ')}; expected ${forms}`);
  const change = changeOf(word);
  await withEmulator(values, context, async ({ controls }) => {
    const reading = await change(controls.clock);
    print(values.json === true, reading, lineOf(reading));
  });
}

function changeOf(word: string | undefined): Change {
  if (word === undefined) return (clock) => clock.get();
  const verb = Object.hasOwn(verbs, word) ? verbs[word] : undefined;
  if (verb !== undefined) return verb;
  const seconds = secondsOf(word);
  if (seconds !== undefined) return (clock) => clock.advance(seconds);
  // the emulator has the exact form of a time, and its bounds
  if (/^\d{4}-/.test(word)) return (clock) => clock.set(word);
  const suggestion = didYouMean(word, Object.keys(verbs));
  throw new UsageError(`clock takes no ${word}; ${suggestion ?? `expected ${forms}`}`);
}

/** The forms of a change. */
const forms = '+15m, freeze, unfreeze, live or a time such as 2027-01-31T12:00:00Z';

const units: Readonly<Record<string, number>> = { d: 86_400, h: 3600, m: 60, s: 1 };

/** The seconds of `+1h30m`; undefined for any other text. */
function secondsOf(word: string): number | undefined {
  if (!/^\+(\d+[dhms])+$/.test(word)) return undefined;
  const parts = [...word.matchAll(/(\d+)([dhms])/g)];
  return parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (units[unit] ?? 0), 0);
}

function lineOf({ now, frozen, upcoming: [next] }: ClockReading): string {
  const state = frozen ? 'frozen' : 'running';
  const whose = [next?.provider, next?.account].filter((word) => word !== undefined).join(' ');
  const what = next === undefined ? '' : `; next: ${next.what} at ${next.at}`;
  return `${now} (${state})${what}${whose === '' ? '' : ` (${whose})`}`;
}
