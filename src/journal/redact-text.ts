import { METHODS } from 'node:http';
import { isNamespace } from '../store/store.ts';
import type { SecretKind } from '../core/contract.ts';
import { isOutcomeId } from '../core/outcome.ts';

/** Maximum length of a text; the journal stores only the length of longer texts. */
const maxTextLength = 1000;
/** The maximum length of an email address, and so of a login. */
const maxLoginLength = 320;

/** Returns a text, or its length if it is longer than `longest`. */
export function shortened(text: string, longest = maxTextLength): string {
  return text.length > longest ? `‹${text.length} characters›` : text;
}

/** Shortens a login for the journal. */
export function redactLogin(login: string | undefined): string | undefined {
  return login === undefined ? undefined : shortened(login, maxLoginLength);
}

/** Returns a namespace's name; redacts anything else, which could be a secret. */
export function redactNamespace(name: string): string {
  return isNamespace(name) ? name : redacted;
}

const methods: ReadonlySet<string> = new Set(METHODS);

/** Returns a request's method; redacts a method that HTTP doesn't define, which could be a secret. */
export function redactMethod(method = 'GET'): string {
  return methods.has(method) ? method : redacted;
}

/** Matches a type and a subtype without long runs of digits, which could be part of a token. */
const mediaType = /^[a-z]{1,20}\/(?!.*\d{5})[a-z0-9*][a-z0-9.+-]{0,100}$/i;

/** Returns a content type without parameters; redacts text that isn't a media type. */
export function redactMediaType(type: string): string {
  return type === '*/*' || mediaType.test(type) ? type : redacted;
}

/** Returns a charset's name; redacts any other text. */
export function redactCharset(charset: string): string {
  return /^[a-z][a-z0-9._:-]{0,30}$/i.test(charset) && !/\d{5}/.test(charset) ? charset : redacted;
}

const host = /^(?:[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,10}\.?|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

/** Returns a `Host`; redacts text that doesn't have its form. */
export function redactHost(value: string): string {
  return host.test(value) ? value : redacted;
}

/** Returns an `Origin`, which is `null` or a scheme and a host; redacts any other text. */
export function redactOrigin(value: string): string {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]{0,30}):\/\/(.*)$/i.exec(value) ?? [];
  return value === 'null' || (scheme !== '' && host.test(rest)) ? value : redacted;
}

/** The most common content types, which skip the costly parsing. */
const commonTypes: ReadonlySet<string> = new Set([
  'application/json',
  'application/json; charset=utf-8',
  'application/x-www-form-urlencoded',
  'text/html; charset=utf-8',
]);

/** Returns a `Content-Type` with its charset; other parameters keep only their names. */
export function redactContentType(value: string): string {
  if (commonTypes.has(value)) return value;
  const [type = '', ...parameters] = value.split(';');
  if (redactMediaType(type.trim()) === redacted) return redacted;
  return [type, ...parameters.map(redactParameter)].join(';');
}

function redactParameter(parameter: string): string {
  const [, name = '', text = ''] = /^(\s*[a-z]{1,20}\s*=)(.*)$/is.exec(parameter) ?? [];
  if (name === '') return redacted;
  const isCharset = /^\s*charset\s*=$/i.test(name);
  return isCharset && redactCharset(text.trim().replaceAll('"', '')) !== redacted
    ? parameter
    : name + redacted;
}

/** Returns the placeholder of a secret; undefined if the value isn't a known secret. */
export type Recognize = (value: string, kind: SecretKind) => string | undefined;

/** Placeholder of an unknown secret. */
export const redacted = '‹redacted›';

/** Recognizes no secrets. */
export const recognizeNone: Recognize = () => undefined;

/** Returns the placeholder of a secret. Empty values stay as they are. */
export function placeholderFor(value: unknown, kind: SecretKind, recognise: Recognize): unknown {
  if (value === undefined || value === null || value === '') return value;
  if (typeof value !== 'string' && typeof value !== 'number') return redacted;
  return recognise(String(value), kind) ?? redacted;
}

/** Returns the placeholder of a body that isn't stored, because no contract marks its secrets. */
export function bytesPlaceholder(bytes: number): string {
  return `‹${bytes} bytes›`;
}

/**
 * Returns whether a requested preference is safe to display: at most three digits, words, or an outcome with its reason. Other
 * values could be codes or tokens in the wrong place.
 */
export function isSafePreference(value: string): boolean {
  if (/^(-?\d{1,3}|[a-z_][a-z_ -]{0,40}|[a-z-]{1,40}\/[a-z-]{1,40})$/i.test(value)) return true;
  return isOutcomeId(value) && value.length <= 64 && !/\d{4}/.test(value);
}

/** Query parameters addressed to the emulator itself. */
const harmless = ['__code', '__example', '__outcome'];

/** Returns a field's name if it looks like one; redacts it otherwise, as a client could send a secret as a name. */
export function redactName(name: string): string {
  return /^[a-z][a-z_.-]{0,31}$/i.test(name) ? name : redacted;
}

/** Redacts a query; undefined if it is empty. */
export function redactQuery(query: string): Readonly<Record<string, string>> | undefined {
  if (query === '') return undefined;
  const pairs = [...new URLSearchParams(query)].map(([name, value]) => {
    if (harmless.includes(name)) return [name, isSafePreference(value) ? value : redacted] as const;
    return [value === '' ? redacted : redactName(name), redacted] as const;
  });
  return Object.fromEntries(pairs);
}
