import { digest } from '../../environment/cryptography.ts';
import { isRecord } from '../../json.ts';
import { masked } from './masked.ts';
import { isTime, Moment, momentForms, Span, spanForms, timeOfText } from './moments.ts';
import { hashFrom, numberFrom, uuidFrom } from './stable-ids.ts';

/** The kinds of values that a placeholder can read. */
export type Kind = 'text' | 'number' | 'flag' | 'list' | 'object' | 'moment' | 'span';

/** A conversion of a value, by the last name of a path. */
export interface Form {
  /** The kinds of values that have this form. */
  readonly of: readonly Kind[];
  /** Returns the converted value, undefined if the value lacks what the form reads, or `noForm`. */
  apply(value: unknown): unknown;
}

/** The result of a form that the value doesn't have. */
export const noForm = Symbol('no form');

/** Returns the kind of a value; undefined for null, and for values that JSON doesn't have. */
export function kindOf(value: unknown): Kind | undefined {
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'boolean':
      return 'flag';
    case 'object':
      if (value === null) return undefined;
      if (value instanceof Moment) return 'moment';
      if (value instanceof Span) return 'span';
      return Array.isArray(value) ? 'list' : 'object';
    default:
      return undefined;
  }
}

function ofText(convert: (text: string) => unknown): Form {
  return { of: ['text'], apply: (value) => (typeof value === 'string' ? convert(value) : noForm) };
}

function ofList(convert: (list: readonly unknown[]) => unknown): Form {
  return { of: ['list'], apply: (value) => (Array.isArray(value) ? convert(value) : noForm) };
}

function ofScalar(convert: (value: string | number | boolean) => unknown): Form {
  return {
    of: ['text', 'number', 'flag'],
    apply: (value) =>
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? convert(value)
        : noForm,
  };
}

/** A form of moments, and of texts that are a date or an ISO 8601 time. */
function ofMoment(convert: (at: number) => unknown): Form {
  const at = (value: unknown) => {
    if (value instanceof Moment) return value.at;
    return typeof value === 'string' ? timeOfText(value) : undefined;
  };
  return {
    of: ['moment', 'text'],
    apply: (value) => {
      const time = at(value);
      return time !== undefined && isTime(time) ? convert(time) : noForm;
    },
  };
}

function ofSpan(convert: (length: number) => unknown): Form {
  return { of: ['span'], apply: (value) => (value instanceof Span ? convert(value.length) : noForm) };
}

/** A stable id that is derived from a text or a number, or from the `id` of an object. */
function ofIdentity(of: readonly Kind[], derive: (word: string) => unknown): Form {
  return {
    of,
    apply: (value) => {
      const word = isRecord(value) ? value['id'] : value;
      if (word === undefined) return undefined;
      return typeof word === 'string' || typeof word === 'number' ? derive(String(word)) : noForm;
    },
  };
}

const decimal = /^-?\d+(?:\.\d+)?$/;

const parsedNumber = ofScalar((value) => {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && decimal.test(value) ? Number(value) : noForm;
});

const derivedNumber = ofIdentity(['object'], numberFrom);

/** The length of the form `hash`. `hash24` has 24 characters. */
const hashLength = 32;
const sizedHash = /^hash([1-9]\d?)$/;

function hashForm(length: number): Form {
  return ofIdentity(['text', 'number', 'object'], (word) => hashFrom(word, length));
}

const forms: ReadonlyMap<string, Form> = new Map([
  ...Object.entries(momentForms).map(([name, convert]) => [name, ofMoment(convert)] as const),
  ...Object.entries(spanForms).map(([name, convert]) => [name, ofSpan(convert)] as const),
  ...Object.entries({
    string: ofScalar(String),
    /** Parses a text; derives an integer from an object with an `id`. */
    number: {
      of: [...parsedNumber.of, ...derivedNumber.of],
      apply: (value) => (isRecord(value) ? derivedNumber.apply(value) : parsedNumber.apply(value)),
    },
    uuid: ofIdentity(['text', 'number', 'object'], uuidFrom),
    hash: hashForm(hashLength),
    lower: ofText((text) => text.toLowerCase()),
    upper: ofText((text) => text.toUpperCase()),
    masked: ofText(masked),
    sha256: ofText((text) => digest.sha256Hex(text)),
    base64: ofText((text) => Buffer.from(text).toString('base64')),
    urlencoded: ofScalar((value) => encodeURIComponent(wellFormed(String(value)))),
    local: ofText((text) => (text.includes('@') ? text.slice(0, text.lastIndexOf('@')) : text)),
    domain: ofText((text) => (text.includes('@') ? text.slice(text.lastIndexOf('@') + 1) : undefined)),
    first: ofList((list) => list[0]),
    last: ofList((list) => list.at(-1)),
    /** Joins the items by blanks, as OAuth writes scopes. */
    words: ofList((list) => joined(list, ' ')),
    commas: ofList((list) => joined(list, ',')),
    length: { of: ['list', 'text'], apply: lengthOf },
    /** Whether there is a value; a missing one has the default of its placeholder. */
    present: { of: ['text', 'number', 'list', 'object'], apply: () => true },
    json: {
      of: ['text', 'number', 'flag', 'list', 'object'],
      apply: (value) => JSON.stringify(value),
    },
  } satisfies Readonly<Record<string, Form>>),
]);

/** Replaces half surrogates, which a client may send and `encodeURIComponent` rejects. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function lengthOf(value: unknown): unknown {
  return Array.isArray(value) || typeof value === 'string' ? value.length : noForm;
}

/** Returns the form of this name; undefined if there is none. */
export function formNamed(name: string): Form | undefined {
  const size = sizedHash.exec(name)?.[1];
  return size === undefined ? forms.get(name) : hashForm(Number(size));
}

/** The names of the forms of one kind, or of all. */
export function formNames(kind?: Kind): readonly string[] {
  return [...forms].filter(([, { of }]) => kind === undefined || of.includes(kind)).map(([name]) => name);
}

function joined(list: readonly unknown[], between: string): unknown {
  return list.every(isScalar) ? list.join(between) : noForm;
}
