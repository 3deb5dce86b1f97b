import { firstWordIn, readCommandLine } from '../command-line.ts';
import { commandOptions, percent } from '../command-options.ts';
import type { Settings } from '../option-table.ts';
import { UsageError } from '../../errors.ts';

/** The reports of the run, written once the command has ended. */
export interface ReportOptions {
  readonly coverage: boolean;
  /** A percentage. */
  readonly failUnder: number | undefined;
  /** A file. */
  readonly junit: string | undefined;
  /** A folder. */
  readonly artifacts: string | undefined;
}

/** A variable for the command; its value may have placeholders. */
export interface EnvTemplate {
  readonly name: string;
  readonly value: string;
}

/** The parsed arguments of `exec`. */
export interface ExecArgs {
  /** The command and its arguments. */
  readonly words: readonly string[];
  readonly flags: Settings;
  readonly env: readonly EnvTemplate[];
  readonly report: ReportOptions;
}

const example = 'npx login-emulator exec -- npm test';

const eaten =
  '; if a tool in front consumes --, as yarn 1 does, write it twice: yarn login-emulator exec -- -- npm test';

/** Parses the arguments of `exec`: those from the first word on, or after the first `--`, belong to the command. */
export function readExec(args: readonly string[]): ExecArgs {
  const end = firstWordIn(args, commandOptions.exec);
  const { flags, extra } = readOptions(args.slice(0, end));
  const words = args.slice(args[end] === '--' ? end + 1 : end);
  if (words[0] === undefined || words[0] === '')
    throw new UsageError(`exec needs a command after --: ${example}`);
  const failUnder = percent(textOf(extra['fail-under']));
  const report = {
    coverage: extra['coverage'] === true || failUnder !== undefined,
    failUnder,
    junit: textOf(extra['junit']),
    artifacts: textOf(extra['artifacts']),
  };
  return { words, flags, env: [extra['env'] ?? []].flat().map((text) => variableIn(String(text))), report };
}

/** If `--` is missing, a tool in front may have consumed it. */
function readOptions(args: readonly string[]) {
  try {
    return readCommandLine(args, 'exec', commandOptions.exec);
  } catch (error) {
    if (!(error instanceof UsageError) || !error.message.startsWith('unknown option')) throw error;
    throw new UsageError(`${error.message}${eaten}`);
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function variableIn(text: string): EnvTemplate {
  const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(text) ?? [];
  if (name !== undefined && value !== undefined) return { name, value };
  throw new UsageError(
    `--env is "${text}"; expected a variable and its value, such as API_URL={url} or API_URL={rocketchat}/v1`,
  );
}
