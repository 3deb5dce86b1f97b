import { parseArgs } from 'node:util';
import { BenchError } from './bench-error.ts';

/** The options of the command line. */
export interface Options {
  readonly rounds: number;
  /** The duration of each load. */
  readonly seconds: number;
  readonly only: readonly string[] | undefined;
  readonly install: boolean;
  readonly write: boolean;
}

/** Reads the command line; `known` are the systems that `--only` may name. */
export function readOptions(args: readonly string[], known: readonly string[]): Options {
  const { values } = parsed(args);
  const only = values.only?.split(',');
  const stranger = only?.find((id) => !known.includes(id));
  if (stranger !== undefined)
    throw new BenchError(`unknown system ${stranger}: --only accepts ${known.join(',')}`);
  return {
    rounds: positive('rounds', values.rounds),
    seconds: positive('seconds', values.seconds),
    only,
    install: values.install,
    write: values.write,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        rounds: { type: 'string', default: '15' },
        seconds: { type: 'string', default: '4' },
        only: { type: 'string' },
        install: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new BenchError(error instanceof Error ? error.message : String(error));
  }
}

/** Returns the value of an option that is a number; throws a `BenchError` for others. */
export function positive(name: string, text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new BenchError(`--${name} needs a whole number above 0, not ${text}`);
}
