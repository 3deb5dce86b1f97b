import type { SecretFields, SecretMap } from '../core/contract.ts';
import { bytesPlaceholder, redacted, placeholderFor, type Recognize } from './redaction.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Longer texts are told by their length alone. */
const maxTextLength = 1000;

/** A name that is hardly anything else: a secret may stand where a field's name belongs. */
const plainName = /^[a-z][a-z_.-]{0,31}$/i;

/** What may be shown of a request's body: what its contract declares, with symbols for the secrets. */
export function redactRequestBody(
  body: unknown,
  bytes: number,
  marks: SecretMap,
  recognise: Recognize,
): unknown {
  if (bytes === 0) return undefined;
  return isFields(body) && typeof marks !== 'string'
    ? declared(body, marks, recognise)
    : bytesPlaceholder(bytes);
}

/** What may be shown of an answer's body: all but the secrets that its contract marks. Where there are none it is not copied. */
export function redactResponseBody(
  body: unknown,
  marks: SecretMap | undefined,
  recognise: Recognize,
): unknown {
  if (marks === undefined || marks === 'plain') return body;
  if (typeof marks === 'string') return placeholderFor(body, marks, recognise);
  if (typeof body === 'string') return redactResponseBody(body, marks.text, recognise);
  if (Array.isArray(body)) return body.map((item) => redactResponseBody(item, marks.items, recognise));
  if (!isFields(body)) return body;
  const shown: Record<string, unknown> = {};
  for (const name in body) shown[name] = redactResponseBody(body[name], markOf(name, marks), recognise);
  return shown;
}

function declared(body: Fields, marks: SecretFields, recognise: Recognize): Fields {
  const shown: Record<string, unknown> = {};
  for (const name of Object.keys(body)) {
    const mark = markOf(name, marks);
    if (mark !== undefined) shown[name] = redactPart(body[name], mark, recognise);
    else shown[plainName.test(name) && body[name] !== '' ? name : redacted] = redacted;
  }
  return shown;
}

function redactPart(value: unknown, mark: SecretMap, recognise: Recognize): unknown {
  if (mark === 'plain') return plain(value);
  if (typeof mark === 'string') return placeholderFor(value, mark, recognise);
  if (value === null) return null;
  if (typeof value === 'string' && mark.text !== undefined) return redactPart(value, mark.text, recognise);
  if (Array.isArray(value)) {
    const { items } = mark;
    return items === undefined ? redacted : value.map((item) => redactPart(item, items, recognise));
  }
  return isFields(value) ? declared(value, mark, recognise) : redacted;
}

/** Where text or a number is declared, an object may hold anything. */
function plain(value: unknown): unknown {
  if (typeof value === 'string') return value.length > maxTextLength ? `‹${value.length} characters›` : value;
  return typeof value === 'object' && value !== null ? redacted : value;
}

function markOf(name: string, { fields, others }: SecretFields): SecretMap | undefined {
  return fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : others;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
