import { METHODS } from 'node:http';
import { isNamespace } from '../store/store.ts';
import type { SecretKind } from '../core/contract.ts';

/** Longer texts are kept by their length alone. */
const maxTextLength = 1000;
/** The longest e-mail address has 320 characters: nobody signs in with more. */
const maxLoginLength = 320;

/** A text, or its length where it is longer than may be kept. */
export function shortened(text: string, longest = maxTextLength): string {
  return text.length > longest ? `‹${text.length} characters›` : text;
}

/** The login that a request gives, as the journal keeps it. */
export function redactLogin(login: string | undefined): string | undefined {
  return login === undefined ? undefined : shortened(login, maxLoginLength);
}

/** The name of a namespace that a request gives; anything else in its place may be a secret. */
export function redactNamespace(name: string): string {
  return isNamespace(name) ? name : redacted;
}

const methods: ReadonlySet<string> = new Set(METHODS);

/** A request's method; one that HTTP doesn't know may be a secret. */
export function redactMethod(method = 'GET'): string {
  return methods.has(method) ? method : redacted;
}

/** A type and a subtype without long runs of digits, of which a token may be made. */
const mediaType = /^[a-z]{1,20}\/(?!.*\d{5})[a-z0-9*][a-z0-9.+-]{0,100}$/i;

/** A content type without its parameters; one that has not the form of a media type may be a secret. */
export function redactMediaType(type: string): string {
  return type === '*/*' || mediaType.test(type) ? type : redacted;
}

/** A charset by its name; any other text may be a secret. */
export function redactCharset(charset: string): string {
  return /^[a-z][a-z0-9._:-]{0,30}$/i.test(charset) && !/\d{5}/.test(charset) ? charset : redacted;
}

const host = /^(?:[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,10}\.?|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

/** A `Host`; what has not the form of one may be a secret. */
export function redactHost(value: string): string {
  return host.test(value) ? value : redacted;
}

/** An `Origin`: `null`, or a scheme and a host. */
export function redactOrigin(value: string): string {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]{0,30}):\/\/(.*)$/i.exec(value) ?? [];
  return value === 'null' || (scheme !== '' && host.test(rest)) ? value : redacted;
}

/** The content types of almost every message: to look into them costs more than all other headers. */
const commonTypes: ReadonlySet<string> = new Set([
  'application/json',
  'application/json; charset=utf-8',
  'application/x-www-form-urlencoded',
  'text/html; charset=utf-8',
]);

/** A `Content-Type` with its charset; of other parameters the names alone. */
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

/** Tells whose secret a value is by its symbol; undefined when it is no one's. */
export type Recognize = (value: string, kind: SecretKind) => string | undefined;

/** Stands for a secret that nobody knows. */
export const redacted = '‹redacted›';

/** Knows nobody's secrets. */
export const recognizeNone: Recognize = () => undefined;

/** What may be shown of a secret. Where nothing was given there is nothing to hide. */
export function placeholderFor(value: unknown, kind: SecretKind, recognise: Recognize): unknown {
  if (value === undefined || value === null || value === '') return value;
  if (typeof value !== 'string' && typeof value !== 'number') return redacted;
  return recognise(String(value), kind) ?? redacted;
}

/** Stands for what is not kept because nothing says what in it is secret. */
export function bytesPlaceholder(bytes: number): string {
  return `‹${bytes} bytes›`;
}

/**
 * Whether what a request asks of the emulator may be shown: a number of three digits at most, or words. Anything else may
 * be a code or a token that stands in the wrong place.
 */
export function isSafePreference(value: string): boolean {
  return /^(-?\d{1,3}|[a-z_][a-z_ -]{0,40})$/i.test(value);
}

/** What a request asks of the emulator itself. */
const harmless = ['__code', '__example', '__outcome'];

/** The name of a field that is hardly anything else: a secret may stand where a name belongs. */
export function redactName(name: string): string {
  return /^[a-z][a-z_.-]{0,31}$/i.test(name) ? name : redacted;
}

/** What may be shown of a query; undefined where there is none. */
export function redactQuery(query: string): Readonly<Record<string, string>> | undefined {
  if (query === '') return undefined;
  const pairs = [...new URLSearchParams(query)].map(([name, value]) => {
    if (harmless.includes(name)) return [name, isSafePreference(value) ? value : redacted] as const;
    return [value === '' ? redacted : redactName(name), redacted] as const;
  });
  return Object.fromEntries(pairs);
}
