import type { ProviderSource } from '../emulator/provider-source.ts';
import { UsageError } from '../errors.ts';
import { paintFor } from './colours.ts';
import { printable } from './printable.ts';

/** An option of a command, as `parseArgs` reads it and the help prints it. */
export interface CommandOption {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  readonly short?: string;
  /** The placeholder of its value, such as `<file>`, or its values, such as `json|yaml`; none for a flag. */
  readonly value?: string;
  readonly help: string;
}

const text = (value: string, help: string) => ({ type: 'string', value, help }) as const;
const texts = (value: string, help: string) => ({ type: 'string', multiple: true, value, help }) as const;
const flag = (help: string) => ({ type: 'boolean', help }) as const;

const url = text('<url>', 'the running emulator (LOGIN_EMULATOR_URL, else http://localhost:4010)');
const namespace = { ...text('<name>', 'the namespace (default)'), short: 'n' } as const;
const json = flag('print JSON');
const failUnder = text('<percent>', 'end with exit code 1 below this percentage');

/** The options of every command that talks to a running emulator. */
const running = { url, namespace } as const;

/** The options of each command apart from the settings of an emulator. */
export const commandOptions = {
  start: {},
  init: {
    provider: text('<id>', 'write a package that serves your own API, instead of fixtures'),
    contract: text('<file>', 'the contract of this package, with the files beside it (a small sample)'),
  },
  adopt: {
    from: text('<file.har>', 'make the contract of the login that a browser recorded'),
    host: text('<host>', 'with --from: the host of the API, if the recording has several'),
    'sign-in': text('password', 'add a sign-in to a contract without one'),
    'dry-run': flag('write nothing, and print what would change'),
    serve: flag('serve the provider afterwards, until Ctrl-C'),
    port: text('<n>', 'with --serve: the port (4010); 0 picks a free one'),
    json,
  },
  check: { 'print-config': flag('print the settings in effect, and the source of each') },
  outcomes: { json },
  record: {
    target: text('<url>', 'the real service; no other host is called'),
    provider: text('<provider>', 'a provider and its contract, such as acme=acme.yaml, or a built-in one'),
    overlay: text('<file>', 'the overlay to write to (the one beside the contract)'),
    port: text('<n>', 'the port for the app (4010); 0 picks a free one'),
  },
  types: { output: text('<file>', 'write the types to this file instead of standard output') },
  generate: { output: text('<folder>', 'the folder for the files') },
  health: {
    url: text('<url>', 'the emulator (LOGIN_EMULATOR_URL, else the host, port and TLS of the settings)'),
    wait: text('<seconds>', 'ask again until it is ready, for this time at most, 1 to 600'),
  },
  exec: {
    env: texts('<name=value>', 'add a variable; the value may hold {url}, {<provider>}, {token}, {ca}'),
    coverage: flag('print which outcomes were reached'),
    'fail-under': failUnder,
    junit: text('<file>', 'write the coverage as JUnit XML'),
    artifacts: text('<folder>', 'write the coverage there, and a bundle of each namespace on failure'),
  },
  requests: {
    ...running,
    follow: { ...flag('wait for further requests and print them as they arrive'), short: 'f' },
    limit: text('<n>', 'the number of past requests to print (20)'),
    json: flag('print one JSON object per line'),
  },
  scenario: {
    ...running,
    provider: text('<provider>', 'only for this provider'),
    operation: text('<operation>', 'only for this operation'),
    account: text('<login>', 'only for this account'),
    outcome: texts('<outcome>', 'the outcome; repeated: one for each request in turn'),
    fault: text('<fault>', 'a broken response instead of an outcome'),
    delay: text('<ms>', 'delay the response by this many milliseconds'),
    skip: text('<n>', 'let this many requests pass first'),
    times: text('<n>', 'the number of requests it applies to (all)'),
    ttl: text('<seconds>', 'switch it off after this time of the clock'),
    json,
  },
  account: { ...running, json },
  session: {
    ...running,
    name: text('<session>', 'start the session of this name in the fixtures, instead of a login'),
    state: text('active|expired|revoked', 'whether the session is valid (active)'),
    'expires-in': text('<seconds>', 'the lifetime of the session (as in the policy)'),
    curl: flag('print a curl command that asks who is signed in'),
    json,
  },
  code: {
    ...running,
    'min-validity': text('<seconds>', 'wait for a code that is valid for so many seconds, 1 to 30'),
    json,
  },
  clock: { ...running, json },
  reset: running,
  bundle: { ...running, 'no-secrets': flag('omit the state, with its passwords, codes and tokens') },
  coverage: {
    url,
    format: text('table|json|junit|html', 'the format of the report (table)'),
    'fail-under': failUnder,
    merge: text('<folder>', 'add up the JSON reports of this folder instead'),
  },
  token: {},
  completion: {},
  help: {},
} as const satisfies Readonly<Record<string, Readonly<Record<string, CommandOption>>>>;

export type CommandName = keyof typeof commandOptions;

/** Reads `--fail-under`. */
export function percent(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = value.trim() === '' ? NaN : Number(value);
  if (number >= 0 && number <= 100) return number;
  throw new UsageError(`--fail-under is ${value}; expected a percentage from 0 to 100`);
}

/** Prints a sentence on standard error, so that standard output holds only the result. */
export function say(sentence: string, style: 'yellow' | 'red' = 'yellow'): void {
  process.stderr.write(`${paintFor(process.stderr)(style, 'login-emulator:')} ${printable(sentence)}\n`);
}

/** The environment of a command. */
export interface CliContext {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  readonly providers: ProviderSource;
}

/** Returns the ids of the built-in providers. */
export function builtInIds({ providers }: Pick<CliContext, 'providers'>): readonly string[] {
  return providers.builtIn.map(({ id }) => id);
}
