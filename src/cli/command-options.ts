import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from '../errors.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** The options that are no settings of an emulator, by the command that has them. */
export const commandOptions = {
  coverage: { url: text, format: text, 'fail-under': text, merge: text },
  code: { url: text, namespace: text, 'min-validity': text, json: flag },
  token: {},
  exec: {
    coverage: flag,
    'fail-under': text,
    junit: text,
    artifacts: text,
    env: { type: 'string', multiple: true },
  },
} as const satisfies Record<string, Options>;

/** Reads the command line of a command that takes its own options and no settings; throws a UsageError for any other. */
export function readCommandOptions<T extends Options>(command: string, options: T, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${parseProblem(error)}; ${command} takes ${listed(Object.keys(options))}`);
  }
}

/** What parseArgs has against a command line, without its advice; an option of other commands is said to be theirs. */
export function parseProblem(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [sentence = ''] = message.split(/\. |\n/);
  const [, name = ''] = /^Unknown option '--([a-z-]+)'/.exec(sentence) ?? [];
  const owners = Object.entries<Options>(commandOptions).filter(([, options]) =>
    Object.hasOwn(options, name),
  );
  if (owners.length === 0) return sentence.replace(/\.$/, '');
  const commands = owners.map(([command]) => command);
  return `--${name} belongs to the command${commands.length > 1 ? 's' : ''} ${commands.join(' and ')}`;
}

/** Reads `--fail-under`. */
export function percent(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = value.trim() === '' ? NaN : Number(value);
  if (number >= 0 && number <= 100) return number;
  throw new UsageError(`--fail-under is ${value}; expected a percentage from 0 to 100`);
}

function listed(names: readonly string[]): string {
  if (names.length === 0) return 'no options';
  const flags = names.map((name) => `--${name}`);
  return [flags.slice(0, -1).join(', '), ...flags.slice(-1)].filter((part) => part !== '').join(' and ');
}

/** Prints a sentence on standard error, so that standard output holds only the result. */
export function say(sentence: string): void {
  process.stderr.write(`login-emulator: ${sentence}\n`);
}

/** Where a command runs. */
export interface CliContext {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
}
