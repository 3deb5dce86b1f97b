import { isRecord } from '../../json.ts';
import { plainWords } from './vocabulary.ts';

/** An answer of a contract or of a recording. */
export interface ShownAnswer {
  readonly status: number;
  /** The name of its example or of its response. */
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /** A parsed body, or its text. */
  readonly body?: unknown;
  /** By lower-case name. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** A text of an answer, and the weight of its evidence. */
export interface EvidenceText {
  /** The text as it was. */
  readonly shown: string;
  /** The text in the words of the rules. */
  readonly words: string;
  readonly from: keyof typeof weights;
}

/** The weight of a text, by its origin. */
export const weights = { code: 4, message: 4, member: 3, header: 3, name: 2, description: 2 } as const;

const deepest = 6;
const mostTexts = 40;
const longest = 500;

/** The members that hold no message about the request: names of the API, addresses, times and stack traces. */
const silent =
  /^(path|url|uri|instance|timestamp|time|date|trace|traceId|stack|requestId|request_id|method|statusText|domain|locale|lang|version)$/i;

/** The members whose name doesn't describe their text. */
const general =
  /^(message|messages|msg|detail|details|description|error|errors|error_?description|error_?message|error_?code|err|errcode|title|code|type|status|reason|name|key|text|data|extensions|info|result|response|value|loc|ctx|non_?field_?errors|\d+)$/i;

/** Returns the texts of an answer. */
export function textsOf({ name, description, body, headers }: ShownAnswer): readonly EvidenceText[] {
  const challenge = /error(?:_description)?="([^"]+)"/g;
  const fromHeaders = [
    ...[...(headers?.['www-authenticate'] ?? '').matchAll(challenge)].map(([, text = '']) => text),
    ...(headers?.['location'] === undefined ? [] : [lastPart(headers['location'])]),
  ];
  return [
    ...textsIn(body, [], '').slice(0, mostTexts),
    ...fromHeaders.map((text) => evidence(text, 'header')),
    ...(name === undefined ? [] : [evidence(name, 'name')]),
    ...(description === undefined ? [] : [evidence(description, 'description')]),
  ].filter(({ words }) => words !== '');
}

function textsIn(value: unknown, path: readonly string[], field: string): readonly EvidenceText[] {
  if (path.length > deepest) return [];
  const member = path.at(-1) ?? '';
  if (silent.test(member)) return [];
  if (typeof value === 'string') return value === '' ? [] : [ofText(value, member, field)];
  if (value === true && !general.test(member)) return member === '' ? [] : [evidence(member, 'member')];
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, [...path, member], field));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    textsIn(part, [...path, name], general.test(name) ? field : name),
  );
}

function ofText(text: string, member: string, field: string): EvidenceText {
  if (isAddress(text)) return evidence(lastPart(text), 'code');
  if (/<(html|body|!doctype)/i.test(text)) return evidence(titleOf(text), 'message');
  if (isCode(text))
    return { ...evidence(text, 'code'), words: plainWords(general.test(member) ? text : `${field} ${text}`) };
  return evidence(field === '' ? text : `${field} ${text}`, 'message');
}

/** A code has no blanks: `INVALID_OTP`, `auth/user-disabled`. */
function isCode(text: string): boolean {
  return /^[\w.:/-]+$/.test(text);
}

function isAddress(text: string): boolean {
  return /^(https?:\/\/|\/|urn:)/.test(text);
}

/** The last part of an address can name the problem, but not that of a standard that defines the status. */
function lastPart(address: string): string {
  if (/(ietf|httpstatuses|rfc\d|mozilla|about:blank)/i.test(address)) return '';
  return address.split('/').at(-1) ?? '';
}

function titleOf(page: string): string {
  return [...page.matchAll(/<(?:title|h1)[^>]*>([^<]*)</gi)].map(([, text = '']) => text).join(' ');
}

function evidence(text: string, from: EvidenceText['from']): EvidenceText {
  const shown = text.slice(0, longest);
  return { shown, words: plainWords(shown), from };
}
