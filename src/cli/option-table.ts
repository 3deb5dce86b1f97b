import type { components } from '../generated/settings/types.ts';

/** The settings of an emulator, by the names that flags, variables and the settings file share. */
export type Settings = components['schemas']['Settings'];

/** The type that the text of a flag or a variable is converted to. */
type Kind<T> = T extends number
  ? 'number'
  : T extends boolean
    ? 'switch'
    : T extends string
      ? 'text'
      : 'list';

/** A setting as an option of the command. */
export interface Option<T = Settings[keyof Settings]> {
  readonly kind: Kind<NonNullable<T>>;
  /** The placeholder of its value, or its values. A `<file>` or `<folder>` of the settings file is relative to it. None for a switch. */
  readonly value?: string;
  /** Its help; for a switch that is on by default, the effect of turning it off. */
  readonly help: string;
  readonly default?: NonNullable<T>;
  /** The text of `--print-config` if the option has neither a value nor a default. */
  readonly unset?: string;
}

const number = (value: string, help: string, defaultValue: number) =>
  ({ kind: 'number', value, help, default: defaultValue }) as const;
const text = <T extends string>(value: string, help: string, defaultValue: T) =>
  ({ kind: 'text', value, help, default: defaultValue }) as const;
const textOrNone = (value: string, help: string, unset: string) =>
  ({ kind: 'text', value, help, unset }) as const;
const list = (value: string, help: string, defaultValue: readonly string[] = []) =>
  ({ kind: 'list', value, help, default: defaultValue }) as const;
const on = (help: string) => ({ kind: 'switch', help, default: true }) as const;
const off = (help: string) => ({ kind: 'switch', help, default: false }) as const;
const flagOrNone = (help: string, unset: string) => ({ kind: 'switch', help, unset }) as const;

/** Stands for the ids of the built-in providers. */
const builtInIds = '<built-in>';

/**
 * Every option of an emulator: its flag, its variable and its key follow from the name. A new option needs an entry here
 * and its form in `fixtures/schema/login-emulator.schema.json`; the compiler compares the two.
 */
export const optionTable = {
  port: number('<n>', 'the port; 0 takes a free one (4010)', 4010),
  host: text('<host>', 'the address to listen on (localhost: 127.0.0.1 and ::1)', 'localhost'),
  listen: list(
    '<entry>',
    'a further port: 4011; for one provider 3000=rocketchat; in a namespace 4011@w1; for both 3000=rocketchat@w1; repeatable',
  ),
  provider: list(
    '<provider>',
    `a provider to serve: ${builtInIds}; or your own, with its contract: acme=acme.yaml; repeatable (all built-in ones)`,
  ),
  overlay: list(
    '<entry>',
    'acme=login.yaml: the overlay of the contract of acme (acme.login.yaml beside acme.yaml); repeatable',
  ),
  'provider-fixtures': list(
    '<entry>',
    'acme=accounts.yaml: the fixtures of acme (acme.fixtures.yaml beside acme.yaml); repeatable',
  ),
  profile: list(
    '<profile>',
    "documented (the vendor's page) or observed (its server today), for all or for one provider: rocketchat=observed; misaka has documented only; repeatable (documented)",
    ['documented'],
  ),
  fixtures: textOrNone(
    '<folder>',
    'the folder with a fixture file for each provider (embedded fixtures)',
    'the embedded ones',
  ),
  watch: flagOrNone(
    'reload fixtures and your own providers when a file changes (on if it prints to a terminal)',
    'on if it prints to a terminal and has files to watch',
  ),
  scenario: list(
    '<set>',
    'a scenario set that is on from the start, such as everyone-locked-out; repeatable',
  ),
  seed: textOrNone(
    '<text>',
    'the same seed, requests and time give the same answers (a new seed at each start)',
    'a new one at each start',
  ),
  now: textOrNone('<time>', 'freeze the clock at a time such as 2027-01-31T12:00:00Z', 'the real time'),
  cors: list(
    '<rule>',
    'loopback, *, off, null, or an origin such as capacitor://localhost or https://*.example.com; repeatable (loopback)',
    ['loopback'],
  ),
  'request-budget': text('off|vendor', "whether the vendors' request budgets count (off)", 'off'),
  fidelity: text(
    'documented|observed|inferred',
    'the weakest evidence an answer may have; an answer with less is a 501 (inferred)',
    'inferred',
  ),
  fallback: list(
    '<entry>',
    "rocketchat=http://localhost:3001: your own server for the requests that the provider's contract doesn't know; repeatable",
  ),
  'public-url': textOrNone(
    '<url>',
    "the URL at which clients reach it, for links in answers (the request's Host)",
    "the request's Host",
  ),
  'trust-proxy': off('trust X-Forwarded-For, -Proto and -Host: it runs behind your own proxy'),
  tls: flagOrNone(
    'serve HTTPS on all ports, with a certificate created at each start',
    'off, unless one of the next four is set',
  ),
  'tls-ca': textOrNone(
    '<folder>',
    'keep the certificate authority in this folder, so that clients trust it once (a new one at each start)',
    'a new one at each start',
  ),
  'tls-cert': textOrNone(
    '<file>',
    'the certificate for HTTPS, as PEM; requires --tls-key',
    'created at each start',
  ),
  'tls-key': textOrNone('<file>', 'the private key of the certificate, as PEM', 'created at each start'),
  'tls-host': list('<name>', 'a further DNS name or IP address of the created certificate; repeatable'),
  'allowed-hosts': list('<host>', 'a host name for the control plane besides loopback; repeatable'),
  'admin-origins': list(
    '<origin>',
    'an origin whose pages may call the control plane, besides its own; https://*.example.com for sub-domains; repeatable',
  ),
  admin: on('turn off the control plane except its health'),
  prefer: on('forbid requests to choose their answer by Prefer or ?__code='),
  'max-namespaces': number(
    '<n>',
    'the number of namespaces at a time; idle ones are evicted first (1000)',
    1000,
  ),
  'require-namespace': off('reject a request that names no namespace'),
  store: text(
    '<store>',
    'memory, or a Redis that several emulators share: redis://localhost:6379 (memory)',
    'memory',
  ),
  state: textOrNone('<file>', 'a file that keeps the state of the memory store across restarts', 'not kept'),
  log: text('pretty|json|off', 'the lines on the terminal; off prints only the URL (pretty)', 'pretty'),
  quiet: off('print only the URL, and send no x-emulator headers'),
} satisfies { readonly [Name in keyof Settings]-?: Option<Settings[Name]> };

/** The short names of the options that are typed most. */
export const shortOptions: Readonly<Record<string, string>> = {
  port: 'p',
  fixtures: 'f',
  watch: 'w',
  quiet: 'q',
} satisfies { readonly [Name in keyof Settings]?: string };

const common: readonly (keyof Settings)[] = [
  ...(['port', 'host', 'provider', 'profile', 'fixtures', 'watch'] as const),
  ...(['scenario', 'seed', 'now', 'log', 'quiet'] as const),
];

/** The options that the general help lists. */
export const commonOptions: readonly string[] = common;

/** The options by their names, in the order of the help. */
export const options: readonly (readonly [name: string, option: Option])[] = Object.entries(optionTable);

/** Returns the options with the ids of the built-in providers in the help. */
export function describedOptions(builtIn: readonly string[]): typeof options {
  return options.map(([name, option]) => [
    name,
    { ...option, help: option.help.replace(builtInIds, builtIn.join(', ')) },
  ]);
}
