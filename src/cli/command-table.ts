import { didYouMean } from '../suggestion.ts';
import type { CommandName } from './command-options.ts';

/** A command as the help and the shell completion describe it. */
export interface Command {
  /** The words after its name, such as `<provider> <login>`. */
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Further sentences for its own help. */
  readonly details?: string;
  /** The words that its first argument may be, each with its summary. */
  readonly verbs?: Readonly<Record<string, string>>;
  /** Whether it takes the settings of an emulator, too. */
  readonly hasSettings?: true;
  /** Whether it talks to a running emulator. */
  readonly isForRunning?: true;
  readonly examples: readonly string[];
}

/** Every command, in the order of the help. */
export const commandTable: Readonly<Record<CommandName, Command>> = {
  start: {
    usage: '',
    summary: 'serve the login APIs (the default command)',
    details:
      'Serves until Ctrl-C. Every option is also an environment variable and a key of login-emulator.yaml: --public-url is LOGIN_EMULATOR_PUBLIC_URL and public-url. A flag wins over a variable, a variable over the file. A switch is turned off with --no-<option>. The variable LOGIN_EMULATOR_TOKEN holds the token of the control plane; it has no flag.',
    hasSettings: true,
    examples: ['login-emulator -p 5000 --provider rocketchat', 'login-emulator -f fixtures --watch'],
  },
  init: {
    usage: '[folder]',
    summary: 'write fixtures and a login-emulator.yaml to edit, or the package of a provider',
    details:
      'With --provider, the folder becomes an npm package, by default login-emulator-provider-<id>: the contract with its overlay and accounts, a module that serves them, and a table of exchanges with its test. No file is overwritten.',
    examples: ['login-emulator init my-logins', 'login-emulator init --provider acme --contract acme.yaml'],
  },
  adopt: {
    usage: '<contract>',
    summary: 'write the marks of your own API, and prove its login',
    details:
      'Reads an OpenAPI contract that knows nothing of the emulator, a file or an address, and finds its login by evidence. Writes the marks (acme.login.yaml) and accounts (acme.fixtures.yaml) beside it, serves them, and walks the login. On a terminal it asks at most five questions. Run again, it keeps what you have edited, and lists what no longer fits.',
    examples: [
      'login-emulator adopt acme.yaml',
      'login-emulator adopt http://localhost:8000/openapi.json --serve',
      'login-emulator adopt acme.yaml --dry-run',
    ],
  },
  check: {
    usage: '',
    summary: 'check the options and the fixtures',
    hasSettings: true,
    examples: ['login-emulator check -f fixtures', 'login-emulator check --print-config'],
  },
  outcomes: {
    usage: '<provider>',
    summary: 'list what a provider can answer, and how to reach each answer',
    hasSettings: true,
    examples: ['login-emulator outcomes rocketchat', 'login-emulator outcomes misaka --json'],
  },
  record: {
    usage: '--target <url> --provider <provider>',
    summary: 'keep the answers of a real service in an overlay',
    details:
      'Passes the requests of an app to the service, and its answers back. Each refusal becomes an answer of its outcome, without secrets. An answer that you wrote stays as it is, and the difference is listed. A built-in provider gets a report of its differences. Ctrl-C prints a summary.',
    examples: [
      'login-emulator record --target https://staging.example.com --provider acme=acme.yaml',
      'login-emulator record --target https://chat.example.com --provider rocketchat --port 4020',
    ],
  },
  types: {
    usage: '<provider>…',
    summary: 'write TypeScript types of the outcomes and accounts of your own providers',
    details:
      'A provider is an id and a file, such as acme=acme.yaml, or the id of one in login-emulator.yaml. Once the file is part of a TypeScript project, the calls of the library check operations, outcomes and account fields of these providers.',
    hasSettings: true,
    examples: ['login-emulator types acme=acme.yaml --output test/acme.d.ts'],
  },
  generate: {
    usage: '<provider>',
    summary: "write TypeScript types and checks of a contract's bodies",
    details:
      'Writes types.ts, checks.cjs and checks.d.cts. The types come from openapi-typescript 7, which your project must have installed. Some checks need the packages ajv and ajv-formats when they run.',
    hasSettings: true,
    examples: ['login-emulator generate acme=acme.yaml --output src/acme'],
  },
  health: {
    usage: '',
    summary: 'end with exit code 0 if the emulator is ready, else with 1',
    details:
      'Prints nothing if it is ready. Reads the same options, variables and login-emulator.yaml as the emulator, so a container checks itself without arguments. Needs no token, and accepts the certificate of an emulator on this machine.',
    hasSettings: true,
    examples: ['login-emulator health', 'login-emulator health --wait 30 --port 5000'],
  },
  exec: {
    usage: '-- <command>',
    summary: 'run a command beside its own emulator, such as a test run',
    details:
      'Starts an emulator at a free port, silently, and ends with the exit code of the command. --port or LOGIN_EMULATOR_PORT sets the port; the port of login-emulator.yaml is for start, but its listen applies here, too. The command has the variables LOGIN_EMULATOR_URL, LOGIN_EMULATOR_<PROVIDER>_URL, and LOGIN_EMULATOR_TOKEN if the control plane requires a token.',
    hasSettings: true,
    examples: [
      'login-emulator exec -- npx jest',
      'login-emulator exec --env API_URL={rocketchat} --fail-under 80 -- npm test',
    ],
  },
  requests: {
    usage: '',
    summary: 'print the requests, as the terminal of the emulator does',
    isForRunning: true,
    examples: ['login-emulator requests --limit 5', 'login-emulator requests -f -n my-test'],
  },
  scenario: {
    usage: 'list|sets|on|off',
    summary: 'list scenarios, or switch them on and off',
    verbs: {
      list: 'the scenarios that are on, and those that are used up',
      sets: 'the scenario sets that can be switched on',
      on: 'switch on a set, a scenario as JSON or YAML, or the scenario of the options',
      off: 'switch off a scenario by its id, a set by its name, or everything',
    },
    isForRunning: true,
    examples: [
      'login-emulator scenario on maintenance',
      'login-emulator scenario on --provider rocketchat --account plain --outcome locked-out --times 1',
      "login-emulator scenario on '{ outcome: unavailable, times: 2 }'",
      'login-emulator scenario off',
    ],
  },
  account: {
    usage: 'lock|unlock|show <provider> <login>',
    summary: 'lock, unlock or show an account',
    verbs: {
      lock: 'lock the account until it is unlocked',
      unlock: 'remove the lock, and clear the failures',
      show: 'print the account with its secrets, in the words of the fixtures',
    },
    isForRunning: true,
    examples: [
      'login-emulator account lock rocketchat plain',
      'login-emulator account show misaka totp@example.com',
    ],
  },
  session: {
    usage: '<provider> [login]',
    summary: 'sign an account in, past every factor, and print its request headers',
    isForRunning: true,
    examples: [
      'login-emulator session rocketchat plain',
      'login-emulator session misaka plain@example.com --state expired --json',
      'login-emulator session rocketchat plain --curl',
    ],
  },
  code: {
    usage: '<provider> <login>',
    summary: "print the code that an account's second factor accepts now",
    isForRunning: true,
    examples: ['login-emulator code rocketchat totp'],
  },
  clock: {
    usage: '[+<duration>|freeze|unfreeze|live|<time>]',
    summary: 'print the clock, or move, set, freeze or unfreeze it',
    details:
      'A duration has units: +90s, +15m, +1h30m, +2d. A time is ISO 8601, such as 2027-01-31T12:00:00Z.',
    verbs: {
      freeze: 'stop the clock',
      unfreeze: 'let the clock run from its time',
      live: "follow the machine's time again",
    },
    isForRunning: true,
    examples: ['login-emulator clock +15m', 'login-emulator clock freeze -n my-test'],
  },
  reset: {
    usage: '',
    summary: 'restore the state of the start: accounts, sessions, clock, scenarios',
    isForRunning: true,
    examples: ['login-emulator reset'],
  },
  bundle: {
    usage: '[file]',
    summary: 'write what a bug report needs',
    details:
      'Writes JSON to the file, or to standard output: version, seed, clock, state, scenarios and journal. It has passwords, codes and tokens, except with --no-secrets.',
    isForRunning: true,
    examples: ['login-emulator bundle bug.json', 'login-emulator bundle --no-secrets bug.json'],
  },
  coverage: {
    usage: '',
    summary: 'print which outcomes the requests reached',
    isForRunning: true,
    examples: [
      'login-emulator coverage --fail-under 80',
      'login-emulator coverage --merge reports --format html',
    ],
  },
  token: {
    usage: '<namespace>',
    summary: 'print the token of one namespace',
    details: 'Derives it from LOGIN_EMULATOR_TOKEN, the token that the emulator was started with.',
    examples: ['login-emulator token w1'],
  },
  completion: {
    usage: 'bash|zsh|fish',
    summary: 'print a completion script for a shell',
    verbs: {
      bash: 'for bash: source <(login-emulator completion bash)',
      zsh: 'for zsh: source <(login-emulator completion zsh)',
      fish: 'for fish: login-emulator completion fish | source',
    },
    examples: ['source <(login-emulator completion bash)'],
  },
  help: {
    usage: '[command]',
    summary: 'describe a command and its options',
    examples: ['login-emulator help start'],
  },
};

/** Returns the message about a name that is not a command. */
export function unknownCommand(name: string): string {
  const suggestion = didYouMean(name, Object.keys(commandTable));
  return `there is no command ${name}; ${suggestion ?? 'npx login-emulator --help lists the commands'}`;
}

/** Whether a word is the name of a command. */
export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commandTable, name);
}
