import type { BaseOptions } from '../emulator/from-options.ts';
import type { Provenance } from '../core/contract.ts';
import { definedOnly, isRecord } from '../json.ts';
import type { PlanesOptions } from '../server/planes.ts';
import { baseUrlOf, baseUrlProblem } from '../urls.ts';
import { isNamedOriginPattern, isOriginPattern, type CorsRule } from '../http/cors.ts';
import type { Recorder } from '../journal/entry.ts';
import { OptionError } from '../errors.ts';

/** What `createApp` can be told. */
export interface AppOptions extends BaseOptions {
  /** Whether a request that names no namespace is refused. */
  readonly requireNamespace?: boolean;
  /** A folder with a file for each provider, or the files' content by provider; embedded fixtures where there is none. */
  readonly fixtures?: string | Readonly<Record<string, unknown>>;
  /**
   * Who may call from a browser: `loopback` (the default), `*`, `off`, or a list of origins, in which
   * `https://*.example.com` stands for the sub-domains of one.
   */
  readonly cors?: CorsRule;
  /** Leaves out the headers `x-emulator-outcome` and `x-emulator-request`. */
  readonly quiet?: boolean;
  /** Whether a request may ask for its answer, by `Prefer` or `?__code=`; true when left out. */
  readonly prefer?: boolean;
  /** Where clients reach the app, such as `https://login.example.com`: links in answers start with it. */
  readonly publicUrl?: string;
  /** Whether `X-Forwarded-For`, `-Proto` and `-Host` count; false when left out. */
  readonly trustProxy?: boolean;
  /** The URL of the application's own server that answers what a provider's contract does not know, by provider. */
  readonly fallback?: Readonly<Record<string, string>>;
  /** Whether the control plane answers; turned off, only its health does. */
  readonly admin?: boolean;
  /** Host names under which the control plane may be called, beside the loopback ones. */
  readonly allowedHosts?: readonly string[];
  /** Origins whose pages may call the control plane, beside the app's own; `https://*.example.com` names sub-domains. */
  readonly adminOrigins?: readonly string[];
  /** What every call of the control plane but its health must then send: `Authorization: Bearer <token>`. */
  readonly token?: string;
  /**
   * The weakest evidence for an answer that is good enough: `documented`, `observed`, or `inferred` (the default), with
   * which everything is answered. An answer that rests on less is a 501 that names its source. Such a request is decided,
   * and what it changes is kept, all the same: only the answer is withheld.
   */
  readonly fidelity?: Provenance;
  /** Is told of every request that a provider answered. */
  readonly record?: Recorder;
}

/** What options say of the planes. */
type PlanesSettings = Omit<PlanesOptions, 'record' | 'report' | 'listen' | 'closing' | 'certificate'>;

/** Returns what the options mean for the planes: with the defaults, and with what they say of a request's sender. */
export function planesOptionsOf(options: AppOptions): PlanesSettings {
  const { cors = 'loopback', quiet = false, prefer = true, fidelity = 'inferred', fallback = {} } = options;
  const { admin = true, allowedHosts = [], adminOrigins = [], requireNamespace = false, token } = options;
  const { trustProxy = false } = options;
  const publicUrl = options.publicUrl === undefined ? undefined : baseUrlOf(options.publicUrl);
  return {
    ...{ cors, quiet, prefer, fidelity, fallback, requireNamespace },
    publicAddress: definedOnly({ trustProxy, publicUrl }),
    access: definedOnly({ admin, allowedHosts, adminOrigins, token, publicUrl }),
  };
}

/** Throws an OptionError for an option that there is not, or whose value has another form: not all callers have types. */
export function checkOptions(
  options: AppOptions,
  forms: Readonly<Record<string, OptionRule>> = appOptionRules,
): void {
  if (!isRecord(options)) throw new OptionError('the options must be an object');
  const known = `one of ${Object.keys(forms).join(', ')}`;
  for (const [name, value] of Object.entries(options)) {
    const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
    if (form === undefined) throw new OptionError(`there is no option ${name}; expected ${known}`);
    if (value !== undefined && !form.fits(value))
      throw new OptionError(`${name} is ${displayValue(value)}; expected ${form.expected}`);
  }
}

/** What the value of an option must be. */
export interface OptionRule {
  readonly expected: string;
  fits(value: unknown): boolean;
}

const oneOf = (...words: readonly string[]): OptionRule => ({
  expected: words.join(', ').replace(/, ([^,]*)$/, ' or $1'),
  fits: (value) => words.some((word) => word === value),
});

const trueOrFalse: OptionRule = { expected: 'true or false', fits: (value) => typeof value === 'boolean' };

/** The form of each option of `createApp`. */
export const appOptionRules = {
  providers: { expected: 'a list of providers', fits: Array.isArray },
  profile: { expected: 'documented, observed, or one of them by provider', fits: isTextOrByProvider },
  fixtures: { expected: 'a folder, or content by provider', fits: isTextOrByProvider },
  seed: { expected: 'a text', fits: isText },
  now: {
    expected: 'a time such as 2027-01-31T12:00:00Z, a Date or epoch milliseconds',
    fits: (value) => isText(value) || typeof value === 'number' || value instanceof Date,
  },
  requestBudget: oneOf('off', 'vendor'),
  scenario: { expected: 'a list of scenario sets', fits: (value) => isListOf(isText, value) },
  maxNamespaces: {
    expected: 'a whole number from 1',
    fits: (value) => Number.isSafeInteger(value) && Number(value) >= 1,
  },
  requireNamespace: trueOrFalse,
  cors: {
    expected:
      'loopback, *, off, or a list of origins such as https://app.example.com, https://*.example.com for its sub-domains, capacitor://localhost, or null',
    fits: (value) => value === '*' || value === 'off' || value === 'loopback' || isListOf(isAllowed, value),
  },
  quiet: trueOrFalse,
  prefer: trueOrFalse,
  publicUrl: { expected: 'a URL such as https://login.example.com', fits: isBaseUrl },
  trustProxy: trueOrFalse,
  fallback: {
    expected: 'a URL such as http://localhost:3001 by provider',
    fits: (value) => isRecord(value) && Object.values(value).every(isBaseUrl),
  },
  admin: trueOrFalse,
  allowedHosts: {
    expected: 'a list of host names without a scheme',
    fits: (value) => isListOf(isHost, value),
  },
  adminOrigins: {
    expected:
      'a list of origins such as https://qa.example.com or https://*.example.com; null is any page in a sandboxed frame, and may not use the control plane',
    fits: (value) => isListOf((origin) => isText(origin) && isNamedOriginPattern(origin), value),
  },
  token: { expected: 'a text that is not empty', fits: (value) => isText(value) && value !== '' },
  fidelity: oneOf('documented', 'observed', 'inferred'),
  record: { expected: 'a function', fits: (value) => typeof value === 'function' },
} satisfies Record<keyof AppOptions, OptionRule>;

function isTextOrByProvider(value: unknown): boolean {
  return isText(value) || isRecord(value);
}

function isAllowed(origin: unknown): boolean {
  return isText(origin) && (origin === 'loopback' || isOriginPattern(origin));
}

function isBaseUrl(value: unknown): boolean {
  return isText(value) && baseUrlProblem(value) === undefined;
}

function isHost(value: unknown): boolean {
  return isText(value) && /^[^\s/@]+$/.test(value);
}

/** Whether a value is a list of such items. */
export function isListOf(fits: (value: unknown) => boolean, value: unknown): boolean {
  return Array.isArray(value) && value.every(fits);
}

/** Whether a value is a text. */
export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function displayValue(value: unknown): string {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return String(value);
  return Array.isArray(value) ? `a list (${value.map(String).join(', ')})` : `of type ${typeof value}`;
}
