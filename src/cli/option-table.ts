import { builtInProviders } from '../providers/index.ts';
import type { components } from '../generated/settings/types.ts';

/** What `start` and `check` can be told, by the names that flags, variables and the settings file share. */
export type Settings = components['schemas']['Settings'];

/** How the text of a flag or a variable is read. */
type Kind<T> = T extends number
  ? 'number'
  : T extends boolean
    ? 'switch'
    : T extends string
      ? 'text'
      : 'list';

/** An option as the command knows it. */
export interface Option<T = Settings[keyof Settings]> {
  readonly kind: Kind<NonNullable<T>>;
  /** What a flag takes; a `<file>` or `<folder>` of the settings file is relative to it. None for a switch. */
  readonly value?: string;
  /** What `--help` says; of a switch that is on, what turning it off does. */
  readonly help: string;
  readonly default?: NonNullable<T>;
  /** What `--print-config` says where an option without a default has no value. */
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

const providers = builtInProviders.map(({ id }) => id);

/**
 * Every option of an emulator: its flag, its variable and its key follow from the name. A new one is an entry here and its
 * form in `fixtures/schema/login-emulator.schema.json`; the compiler compares the two.
 */
export const optionTable = {
  port: number('<n>', 'the port; 0 takes a free one (4010)', 4010),
  host: text('<host>', 'the address to listen on (localhost: 127.0.0.1 and ::1)', 'localhost'),
  listen: list(
    '<entry>',
    'a further port: 4011, for one provider alone 3000=rocketchat, in a namespace 4011@w1, or 3000=rocketchat@w1; repeatable',
  ),
  provider: list('<id>', `a provider to serve: ${providers.join(', ')}; repeatable (all)`, providers),
  profile: list(
    '<profile>',
    "documented (the vendor's page) or observed (its server today), or for one provider: rocketchat=observed; all but misaka have both; repeatable (documented)",
    ['documented'],
  ),
  fixtures: textOrNone(
    '<folder>',
    'the folder with a fixture file for each provider (embedded ones)',
    'the embedded ones',
  ),
  watch: flagOrNone(
    'edits of that folder are taken over while it serves (on where it prints to a terminal)',
    'on where it prints to a terminal and there is a fixtures folder',
  ),
  scenario: list(
    '<set>',
    'a scenario set that is armed from the start, such as everyone-locked-out; repeatable',
  ),
  seed: textOrNone(
    '<text>',
    'the same seed, requests and time give the same answers (a new one at each start)',
    'a new one at each start',
  ),
  now: textOrNone('<time>', 'freezes the clock at a time such as 2027-01-31T12:00:00Z', 'the real time'),
  cors: list(
    '<rule>',
    'loopback, *, off, null, or an origin, also capacitor://localhost or https://*.example.com; repeatable (loopback)',
    ['loopback'],
  ),
  'request-budget': text('<rule>', "off or vendor: whether the vendors' request budgets count (off)", 'off'),
  fidelity: text(
    '<evidence>',
    'documented, observed or inferred: an answer that rests on less is a 501 (inferred)',
    'inferred',
  ),
  fallback: list(
    '<entry>',
    "rocketchat=http://localhost:3001: the server of your own that answers what the provider's contract does not know; repeatable",
  ),
  'public-url': textOrNone(
    '<url>',
    'where clients reach it, for links in answers (as each client names it)',
    'as each client names it',
  ),
  'trust-proxy': off('X-Forwarded-For, -Proto and -Host count: a proxy of yours stands in front'),
  tls: flagOrNone(
    'all ports speak https, with a certificate that is made for this start',
    'off, unless one of the next three is given',
  ),
  'tls-cert': textOrNone(
    '<file>',
    'the file of a certificate in PEM to speak https with; together with --tls-key',
    'made at each start',
  ),
  'tls-key': textOrNone('<file>', 'the file of its private key in PEM', 'made at each start'),
  'tls-host': list(
    '<name>',
    'a further DNS name or IP address that the made certificate is good for; repeatable',
  ),
  'allowed-hosts': list(
    '<host>',
    'a host name under which the control plane may be called, beside loopback; repeatable',
  ),
  'admin-origins': list(
    '<origin>',
    'an origin whose pages may call the control plane, beside its own, or https://*.example.com for its sub-domains; repeatable',
  ),
  admin: on('the control plane is off, all but its health'),
  prefer: on('no request may ask for its answer by Prefer or ?__code='),
  'max-namespaces': number(
    '<n>',
    'how many namespaces there may be at a time; idle ones go first (1000)',
    1000,
  ),
  'require-namespace': off('a request that names no namespace is refused'),
  store: text(
    '<store>',
    'memory, or a Redis that several emulators share: redis://localhost:6379 (memory)',
    'memory',
  ),
  state: textOrNone(
    '<file>',
    'a file that keeps the state of the store memory across restarts',
    'kept nowhere',
  ),
  log: text(
    '<form>',
    'pretty, json, or off: the lines on the terminal; with off, the URL alone (pretty)',
    'pretty',
  ),
  quiet: off('no line a request, and no x-emulator headers'),
} satisfies { readonly [Name in keyof Settings]-?: Option<Settings[Name]> };

/** The options by their names, in the order of the help. */
export const options: readonly (readonly [name: string, option: Option])[] = Object.entries(optionTable);
