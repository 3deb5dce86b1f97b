import { readCommandLine } from '../command-line.ts';
import { ownOptions, percent } from '../own-options.ts';
import type { Settings } from '../settings.ts';
import { UsageError } from '../usage-error.ts';

/** What is to be told of the run, once the command has ended. */
export interface ReportWish {
  readonly coverage: boolean;
  /** In percent. */
  readonly failUnder: number | undefined;
  /** A file. */
  readonly junit: string | undefined;
  /** A folder. */
  readonly artifacts: string | undefined;
}

/** A variable of the command, its value as it was given: with placeholders. */
export interface WishedVariable {
  readonly name: string;
  readonly value: string;
}

/** What `exec` is told. */
export interface ExecWish {
  /** The command and its arguments. */
  readonly words: readonly string[];
  readonly flags: Settings;
  readonly env: readonly WishedVariable[];
  readonly report: ReportWish;
}

const example = 'login-emulator exec -- npm test';

/** Reads the command line of `exec`: what stands behind the first `--` is the command's, and not looked at. */
export function readExec(args: readonly string[]): ExecWish {
  const end = args.indexOf('--');
  const {
    words: strays,
    flags,
    own,
    ...rest
  } = readCommandLine(end < 0 ? args : args.slice(0, end), ownOptions.exec);
  const [wrong] = Object.entries({ '--json': rest.json, '--print-config': rest.printConfig }).filter(
    ([, isGiven]) => isGiven,
  );
  if (wrong !== undefined) throw new UsageError(`exec takes no ${wrong[0]}`);
  if (strays.length > 0)
    throw new UsageError(
      `the command of exec stands behind --, and ${strays.join(' ')} does not: ${example}`,
    );
  const words = end < 0 ? [] : args.slice(end + 1);
  if (words[0] === undefined || words[0] === '')
    throw new UsageError(`exec needs a command, behind --: ${example}`);
  const failUnder = percent(textOf(own['fail-under']));
  const report = {
    coverage: own['coverage'] === true || failUnder !== undefined,
    failUnder,
    junit: textOf(own['junit']),
    artifacts: textOf(own['artifacts']),
  };
  return { words, flags, env: [own['env'] ?? []].flat().map((text) => variableIn(String(text))), report };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function variableIn(text: string): WishedVariable {
  const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(text) ?? [];
  if (name !== undefined && value !== undefined) return { name, value };
  throw new UsageError(
    `--env is "${text}"; expected a variable and its value, such as API_URL={url} or API_URL={rocketchat}/v1`,
  );
}
