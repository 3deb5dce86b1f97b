import type { DeclaredOutcome } from '../../declared/marks/names.ts';
import { isForRefresh, tokensOf } from '../../declared/marks/defaults.ts';
import type { Marks } from '../../declared/marks/types.ts';
import { readerOf } from '../../declared/request/read.ts';
import { isRecord, parseJson } from '../../json.ts';
import { headerOf, isJson, mediaTypeOf, type RecordedExchange } from '../exchange.ts';
import { kindOfName } from '../secrets/names.ts';
import type { SecretReplacer } from '../secrets/replace.ts';
import type { FoundOperation } from './service.ts';

/** An answer as the marks write it. */
export interface AnswerTemplate {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly contentType?: string;
}

/** Returns the parsed body of an answer: JSON, or its text; undefined without a body. */
export function answerBody({ response }: RecordedExchange): unknown {
  const { body, headers } = response;
  if (body === undefined || body === '') return undefined;
  return isJson(mediaTypeOf(headers)) ? (parseJson(body) ?? body) : body;
}

/**
 * Returns the template of an observed answer. Values of the exchange become placeholders where that is certain, and
 * secrets are replaced. `limits` are the marks that give a number of seconds.
 */
export function templateOf(
  exchange: RecordedExchange,
  found: FoundOperation,
  outcome: DeclaredOutcome,
  marks: Marks['Marks'],
  secrets: SecretReplacer,
): AnswerTemplate {
  const { status, headers } = exchange.response;
  const body = answerBody(exchange);
  const known = valuesOf(exchange, found, outcome, marks);
  const type = mediaTypeOf(headers);
  const kept = keptHeaders(exchange, known, secrets);
  const filled = fill(body, known, '');
  const safe = secrets.replaceValue(filled, status);
  return {
    status,
    ...(Object.keys(kept).length === 0 ? {} : { headers: kept }),
    ...(safe === undefined ? {} : { body: safe }),
    ...(body === undefined || isJson(type) || type === '' ? {} : { contentType: type }),
  };
}

/** The headers that belong to an answer of a login; others are of the server, or follow from the marks. */
const ofAnswer = ['Retry-After', 'WWW-Authenticate', 'Location'] as const;

function keptHeaders(
  exchange: RecordedExchange,
  known: readonly KnownValue[],
  secrets: SecretReplacer,
): Readonly<Record<string, string>> {
  const { status, headers } = exchange.response;
  const safe = secrets.replace(exchange).response.headers;
  const { origin } = new URL(exchange.url);
  const pairs = ofAnswer.flatMap((name) => {
    const value = headerOf(headers, name.toLowerCase());
    if (value === undefined) return [];
    // a redirect can have a token in its query
    const location = headerOf(safe, 'location') ?? '';
    const shown = location.startsWith(`${origin}/`) ? location.slice(origin.length) : location;
    const filled = secrets.replaceValue(fillText(value, known), status);
    return [[name, name === 'Location' ? shown : String(filled)] as const];
  });
  return Object.fromEntries(pairs);
}

/** A value of the exchange and its placeholder. */
interface KnownValue {
  readonly value: string;
  readonly placeholder: string;
  /** Whether it also counts inside other texts. */
  readonly within: boolean;
}

function valuesOf(
  exchange: RecordedExchange,
  found: FoundOperation,
  outcome: DeclaredOutcome,
  marks: Marks['Marks'],
): readonly KnownValue[] {
  return [
    ...loginOf(found, outcome),
    ...tokensIn(exchange, marks, outcome),
    ...secondsOf(exchange, outcome, marks),
  ];
}

/** The login of the request. A refusal can be about an unknown login, so it repeats the request. */
function loginOf({ mark, wire }: FoundOperation, outcome: DeclaredOutcome): readonly KnownValue[] {
  const read = mark?.reads?.login ?? mark?.reads?.email;
  const value = read === undefined ? undefined : readerOf(read)(wire);
  if (typeof value !== 'string' || value.length < 4) return [];
  const isEmail = value.includes('@');
  const place = [read].flat().find((one) => typeof one === 'string' && readerOf(one)(wire) === value);
  const ofRequest = typeof place === 'string' ? requestPlaceholder(place) : undefined;
  const isOfAccount = outcome !== 'invalid-credentials' && outcome !== 'account-exists';
  const placeholder = isOfAccount ? `{{account.${isEmail ? 'email' : 'login'}}}` : ofRequest;
  return placeholder === undefined ? [] : [{ value, placeholder, within: isEmail }];
}

function requestPlaceholder(place: string): string | undefined {
  const [, where = '', name = ''] = /^(body|form|query)\.([\w.]+)$/.exec(place) ?? [];
  if (name === '') return undefined;
  return `{{request.${where === 'form' ? 'body' : where}.${name}}}`;
}

/** The tokens of a success, by the kinds of the marks: one kind for requests, and one for a refresh. */
function tokensIn(
  exchange: RecordedExchange,
  marks: Marks['Marks'],
  outcome: DeclaredOutcome,
): readonly KnownValue[] {
  if (outcome !== 'signed-in' && outcome !== 'refreshed') return [];
  const kinds = Object.entries(tokensOf(marks)).filter(([, { scheme }]) => scheme !== 'credentials');
  const refresh = kinds.filter(([kind, token]) => isForRefresh(kind, token));
  const others = kinds.filter(([kind, token]) => !isForRefresh(kind, token));
  const found = textsOf(answerBody(exchange), '').filter(({ name }) => kindOfName(name) === 'token');
  const ofRefresh = found.filter(({ name }) => /refresh/i.test(name));
  const ofAccess = found.filter(({ name }) => /^(access_?token|token|jwt|session_?token|id)$/i.test(name));
  return [...onlyOf(refresh, ofRefresh), ...onlyOf(others, ofAccess)];
}

function onlyOf(
  kinds: readonly (readonly [string, unknown])[],
  texts: readonly NamedText[],
): readonly KnownValue[] {
  const [kind] = kinds;
  const [text] = texts;
  if (kind === undefined || text === undefined || kinds.length > 1 || texts.length > 1) return [];
  return [{ value: text.value, placeholder: `{{tokens.${kind[0]}}}`, within: false }];
}

/** The seconds of a limit, if `Retry-After` and the marks tell them. */
function secondsOf(
  { response }: RecordedExchange,
  outcome: DeclaredOutcome,
  { lockout, counters }: Marks['Marks'],
): readonly KnownValue[] {
  const value = headerOf(response.headers, 'retry-after') ?? '';
  if (!/^[1-9]\d*$/.test(value)) return [];
  const isLockout = outcome === 'locked-out' && typeof lockout === 'object';
  const isLimit = outcome === 'rate-limited' && counters !== undefined;
  if (!isLockout && !isLimit) return [];
  return [{ value, placeholder: `{{${isLockout ? 'lockout' : 'limit'}.seconds}}`, within: value.length > 1 }];
}

interface NamedText {
  readonly name: string;
  readonly value: string;
}

function textsOf(value: unknown, name: string): readonly NamedText[] {
  if (typeof value === 'string') return value === '' ? [] : [{ name, value }];
  if (Array.isArray(value)) return value.flatMap((item) => textsOf(item, name));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, key));
}

function fill(value: unknown, known: readonly KnownValue[], name: string): unknown {
  if (typeof value === 'string') return fillText(value, known);
  if (typeof value === 'number') {
    const same = known.find((one) => one.value === String(value) && one.placeholder.endsWith('.seconds}}'));
    return same === undefined ? value : same.placeholder;
  }
  if (Array.isArray(value)) return value.map((item) => fill(item, known, name));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, fill(part, known, key)]));
}

function fillText(text: string, known: readonly KnownValue[]): string {
  // the service's own braces aren't placeholders
  const literal = text.replaceAll('{{', '\\{{').replaceAll('}}', '\\}}');
  const same = known.find(({ value }) => value === text);
  if (same !== undefined) return same.placeholder;
  return known
    .filter(({ within }) => within)
    .reduce((result, { value, placeholder }) => result.replace(wordOf(value), () => placeholder), literal);
}

function wordOf(value: string): RegExp {
  const escaped = value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(`(?<![\\w@.-])${escaped}(?![\\w@-])`, 'gi');
}
