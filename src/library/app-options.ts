import type { BaseOptions } from '../emulator/from-options.ts';
import type { Provenance } from '../core/contract.ts';
import { definedOnly, isRecord } from '../json.ts';
import type { PlanesOptions } from '../server/planes.ts';
import { baseUrlOf, baseUrlProblem } from '../urls.ts';
import { isNamedOriginPattern, isOriginPattern, type CorsRule } from '../http/cors.ts';
import type { Recorder } from '../journal/entry.ts';
import { OptionError } from '../errors.ts';

/** Options of `createApp`. */
export interface AppOptions extends BaseOptions {
  /** Rejects requests that name no namespace; false by default. */
  readonly requireNamespace?: boolean;
  /** A folder with a file for each provider, or the files' content by provider; embedded fixtures by default. */
  readonly fixtures?: string | Readonly<Record<string, unknown>>;
  /**
   * The origins that may send requests from a browser: `loopback` (the default), `*`, `off`, or a list of origins.
   * `https://*.example.com` allows all sub-domains.
   */
  readonly cors?: CorsRule;
  /** Omits the response headers `x-emulator-outcome` and `x-emulator-request`; false by default. */
  readonly quiet?: boolean;
  /** Whether a request may choose its outcome by the header `Prefer` or by `?__code=`; true by default. */
  readonly prefer?: boolean;
  /** The URL at which clients reach the app, such as `https://login.example.com`. Links in responses start with it. */
  readonly publicUrl?: string;
  /** Trusts the headers `X-Forwarded-For`, `-Proto` and `-Host`; false by default. */
  readonly trustProxy?: boolean;
  /** The URL of a server that answers requests outside a provider's contract, by provider. */
  readonly fallback?: Readonly<Record<string, string>>;
  /** Serves the control plane; true by default. If false, only its health call answers. */
  readonly admin?: boolean;
  /** Further host names that requests to the control plane may use without the token, besides the loopback ones. */
  readonly allowedHosts?: readonly string[];
  /** Further origins whose pages may call the control plane; `https://*.example.com` allows sub-domains. */
  readonly adminOrigins?: readonly string[];
  /** The token that calls of the control plane, except health, must send as `Authorization: Bearer <token>`. */
  readonly token?: string;
  /**
   * The weakest provenance of responses to send: `documented`, `observed`, or `inferred` (the default, which sends
   * all). A response of weaker provenance is replaced by a 501 that names its source. Only the response is withheld:
   * the request still takes effect.
   */
  readonly fidelity?: Provenance;
  /** A function to call with each request that the journal records, including those that no provider answers. */
  readonly record?: Recorder;
}

/** The part of the options that concerns the planes. */
type PlanesSettings = Omit<PlanesOptions, 'record' | 'report' | 'listen' | 'closing' | 'certificate'>;

/** Returns the settings of the planes, with defaults filled in. */
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

/** Throws an OptionError for an unknown option or a value of the wrong form: callers in JavaScript have no types. */
export function checkOptions(
  options: object,
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

/** The expected form of an option's value. */
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
  profile: { expected: 'documented, observed, or one of these by provider', fits: isTextOrByProvider },
  fixtures: { expected: 'a folder, or content by provider', fits: isTextOrByProvider },
  seed: { expected: 'a string', fits: isText },
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
      'a list of origins such as https://qa.example.com or https://*.example.com; null, the origin of any sandboxed frame, is not allowed',
    fits: (value) => isListOf((origin) => isText(origin) && isNamedOriginPattern(origin), value),
  },
  token: { expected: 'a non-empty string', fits: (value) => isText(value) && value !== '' },
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

/** Returns whether a value is an array whose items all fit. */
export function isListOf(fits: (value: unknown) => boolean, value: unknown): boolean {
  return Array.isArray(value) && value.every(fits);
}

/** Returns whether a value is a string. */
export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function displayValue(value: unknown): string {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return String(value);
  return Array.isArray(value) ? `a list (${value.map(String).join(', ')})` : `of type ${typeof value}`;
}
