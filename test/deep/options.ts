import { parseArgs } from 'node:util';
import { DeepError } from './deep-error.ts';

/** The options of the long runs. */
export interface Options {
  readonly seconds: number;
  readonly seed: number;
  readonly from: number;
  readonly rate: number;
  readonly only: readonly string[];
  readonly cli: string;
  readonly parallel: boolean;
  readonly resume: boolean;
  readonly write: boolean;
}

const hour = '3600';

/** Reads the command line; `known` are the valid names for `--only` and its default. */
export function readOptions(args: readonly string[], known: readonly string[], anySeed: number): Options {
  const values = parsed(args);
  const only = values.only?.split(',') ?? known;
  const stranger = only.find((name) => !known.includes(name));
  if (stranger !== undefined)
    throw new DeepError(`unknown run ${stranger}: --only accepts ${known.join(',')}`);
  if (values.resume && (values.seed !== undefined || values.from !== undefined))
    throw new DeepError(
      '--resume uses the seed and the action of the interrupted run: omit --seed and --from',
    );
  return {
    seconds: whole('seconds', values.seconds ?? hour, 1),
    seed: values.seed === undefined ? anySeed : whole('seed', values.seed, 0),
    from: whole('from', values.from ?? '0', 0),
    rate: whole('rate', values.rate ?? '200', 1),
    only,
    cli: values.cli ?? 'dist/cli.cjs',
    parallel: values.parallel,
    resume: values.resume,
    write: values.write,
  };
}

function parsed(args: readonly string[]) {
  const string = { type: 'string' } as const;
  const boolean = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        ...{ seconds: string, seed: string, from: string, rate: string, only: string, cli: string },
        ...{ parallel: boolean, resume: boolean, write: boolean },
      },
    }).values;
  } catch (error) {
    throw new DeepError(error instanceof Error ? error.message : String(error));
  }
}

function whole(name: string, text: string, least: number): number {
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value >= least) return value;
  throw new DeepError(`--${name} needs a whole number from ${least}, not ${text}`);
}
