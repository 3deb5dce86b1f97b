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

const providers = builtInProviders.map(({ id }) => id);

/**
 * Every option of an emulator: its flag, its variable and its key follow from the name. A new one is an entry here and its
 * form in `fixtures/schema/login-emulator.schema.json`; the compiler compares the two.
 */
export const optionTable = {
  port: { kind: 'number', value: '<n>', help: 'the port; 0 takes a free one (4010)', default: 4010 },
  host: {
    kind: 'text',
    value: '<host>',
    help: 'the address to listen on (localhost: 127.0.0.1 and ::1)',
    default: 'localhost',
  },
  listen: {
    kind: 'list',
    value: '<entry>',
    help: 'a further port: 4011, for one provider alone 3000=rocketchat, in a namespace 4011@w1, or 3000=rocketchat@w1; repeatable',
    default: [],
  },
  provider: {
    kind: 'list',
    value: '<id>',
    help: `a provider to serve: ${providers.join(', ')}; repeatable (all)`,
    default: providers,
  },
  profile: {
    kind: 'list',
    value: '<profile>',
    help: "documented (the vendor's page) or observed (its server today), or for one provider: rocketchat=observed; all but misaka have both; repeatable (documented)",
    default: ['documented'],
  },
  fixtures: {
    kind: 'text',
    value: '<folder>',
    help: 'the folder with a fixture file for each provider (embedded ones)',
    unset: 'the embedded ones',
  },
  watch: {
    kind: 'switch',
    help: 'edits of that folder are taken over while it serves (on where it prints to a terminal)',
    unset: 'on where it prints to a terminal and there is a fixtures folder',
  },
  scenario: {
    kind: 'list',
    value: '<set>',
    help: 'a scenario set that is armed from the start, such as everyone-locked-out; repeatable',
    default: [],
  },
  seed: {
    kind: 'text',
    value: '<text>',
    help: 'the same seed, requests and time give the same answers (a new one at each start)',
    unset: 'a new one at each start',
  },
  now: {
    kind: 'text',
    value: '<time>',
    help: 'freezes the clock at a time such as 2027-01-31T12:00:00Z',
    unset: 'the real time',
  },
  cors: {
    kind: 'list',
    value: '<rule>',
    help: 'loopback, *, off, null, or an origin, also capacitor://localhost or https://*.example.com; repeatable (loopback)',
    default: ['loopback'],
  },
  'request-budget': {
    kind: 'text',
    value: '<rule>',
    help: "off or vendor: whether the vendors' request budgets count (off)",
    default: 'off',
  },
  fidelity: {
    kind: 'text',
    value: '<evidence>',
    help: 'documented, observed or inferred: an answer that rests on less is a 501 (inferred)',
    default: 'inferred',
  },
  fallback: {
    kind: 'list',
    value: '<entry>',
    help: "rocketchat=http://localhost:3001: the server of your own that answers what the provider's contract does not know; repeatable",
    default: [],
  },
  'public-url': {
    kind: 'text',
    value: '<url>',
    help: 'where clients reach it, for links in answers (as each client names it)',
    unset: 'as each client names it',
  },
  'trust-proxy': {
    kind: 'switch',
    help: 'X-Forwarded-For, -Proto and -Host count: a proxy of yours stands in front',
    default: false,
  },
  tls: {
    kind: 'switch',
    help: 'all ports speak https, with a certificate that is made for this start',
    unset: 'off, unless one of the next three is given',
  },
  'tls-cert': {
    kind: 'text',
    value: '<file>',
    help: 'the file of a certificate in PEM to speak https with; together with --tls-key',
    unset: 'made at each start',
  },
  'tls-key': {
    kind: 'text',
    value: '<file>',
    help: 'the file of its private key in PEM',
    unset: 'made at each start',
  },
  'tls-host': {
    kind: 'list',
    value: '<name>',
    help: 'a further DNS name or IP address that the made certificate is good for; repeatable',
    default: [],
  },
  'allowed-hosts': {
    kind: 'list',
    value: '<host>',
    help: 'a host name under which the control plane may be called, beside loopback; repeatable',
    default: [],
  },
  'admin-origins': {
    kind: 'list',
    value: '<origin>',
    help: 'an origin whose pages may call the control plane, beside its own, or https://*.example.com for its sub-domains; repeatable',
    default: [],
  },
  admin: { kind: 'switch', help: 'the control plane is off, all but its health', default: true },
  prefer: { kind: 'switch', help: 'no request may ask for its answer by Prefer or ?__code=', default: true },
  'max-namespaces': {
    kind: 'number',
    value: '<n>',
    help: 'how many namespaces there may be at a time; idle ones go first (1000)',
    default: 1000,
  },
  'require-namespace': {
    kind: 'switch',
    help: 'a request that names no namespace is refused',
    default: false,
  },
  store: {
    kind: 'text',
    value: '<store>',
    help: 'memory, or a Redis that several emulators share: redis://localhost:6379 (memory)',
    default: 'memory',
  },
  state: {
    kind: 'text',
    value: '<file>',
    help: 'a file that keeps the state of the store memory across restarts',
    unset: 'kept nowhere',
  },
  log: {
    kind: 'text',
    value: '<form>',
    help: 'pretty, json, or off: the lines on the terminal; with off, the URL alone (pretty)',
    default: 'pretty',
  },
  quiet: { kind: 'switch', help: 'no line a request, and no x-emulator headers', default: false },
} satisfies { readonly [Name in keyof Settings]-?: Option<Settings[Name]> };

/** The options by their names, in the order of the help. */
export const options: readonly (readonly [name: string, option: Option])[] = Object.entries(optionTable);
