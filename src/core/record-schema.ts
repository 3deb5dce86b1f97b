import { hasFields } from './operation.ts';
import type { Message, NamedSession, SentCode, SharedRecords } from './records.ts';
import type { SessionEnd, SessionRecord, TokenRecord } from './session-records.ts';
import type { Counter } from './state.ts';

/** A problem of a value: the path to the wrong part, and the expected form. */
export interface RecordProblem {
  readonly path: readonly (string | number)[];
  readonly expected: string;
}

/** A schema that checks values of a type from outside, such as a state file. */
export interface RecordSchema<T> {
  /** Returns the first problem; undefined if the value is valid. */
  problemOf(value: unknown): RecordProblem | undefined;
  /** Whether a member of this schema may be omitted. */
  readonly isOptional?: boolean;
  /** Ties the schema to its type; never set. */
  readonly of?: T;
}

/** A schema for each member of a type. A missing schema, or one of another type, doesn't compile. */
export type SchemasOf<T> = {
  readonly [K in keyof T]-?: RecordSchema<T[K]> &
    (object extends Pick<T, K> ? { readonly isOptional: true } : unknown);
};

/** The schemas of a provider's collections, of any type. */
export type RecordSchemas = Readonly<Record<string, RecordSchema<unknown>>>;

/** The year 10000, in epoch milliseconds. */
const latestTime = 253_402_300_800_000;

export const text: RecordSchema<string> = simple('a text', (value) => typeof value === 'string');
export const flag: RecordSchema<boolean> = simple('true or false', (value) => typeof value === 'boolean');
/** A number of things or events. */
export const count: RecordSchema<number> = simple(
  'a whole number from 0',
  (value) => isWhole(value) && Number(value) >= 0,
);
/** A time that ISO 8601 can write with four digits of year. */
export const time: RecordSchema<number> = simple(
  'a time in epoch milliseconds, before the year 10000',
  (value) => typeof value === 'number' && value >= 0 && value < latestTime,
);

/** Returns the schema of a fixed set of strings. */
export function oneOf<T extends string>(...values: readonly T[]): RecordSchema<T> {
  const known: readonly unknown[] = values;
  return simple(`one of ${values.join(', ')}`, (value) => known.includes(value));
}

/** Marks a member that may be omitted. */
export function optional<T>(form: RecordSchema<T>): RecordSchema<T> & { readonly isOptional: true } {
  return { ...form, isOptional: true };
}

/** Returns the schema of a list. */
export function list<T>(form: RecordSchema<T>): RecordSchema<readonly T[]> {
  return {
    problemOf(value) {
      if (!Array.isArray(value)) return { path: [], expected: 'a list' };
      return firstProblem(value.entries(), () => form);
    },
  };
}

/** Returns the schema of an object with arbitrary member names. */
export function dictionary<T>(form: RecordSchema<T>): RecordSchema<Readonly<Record<string, T>>> {
  return {
    problemOf(value) {
      if (!hasFields(value)) return { path: [], expected: 'an object' };
      return firstProblem(Object.entries(value), () => form);
    },
  };
}

/** Returns the schema of an object with exactly these members. */
export function object<T extends object>(forms: SchemasOf<T>): RecordSchema<T> {
  const all = new Map(Object.entries<RecordSchema<unknown>>(forms));
  const names = [...all.keys()].join(', ');
  return {
    problemOf(value) {
      if (!hasFields(value)) return { path: [], expected: `an object with ${names}` };
      for (const [name, { isOptional = false }] of all) {
        if (!isOptional && !Object.hasOwn(value, name))
          return { path: [], expected: `an object with ${name}` };
      }
      const other = Object.keys(value).find((name) => !all.has(name));
      if (other !== undefined) return { path: [other], expected: `a known member: ${names}` };
      return firstProblem(Object.entries(value), (name) => all.get(String(name)));
    },
  };
}

function simple<T>(expected: string, fits: (value: unknown) => boolean): RecordSchema<T> {
  return { problemOf: (value) => (fits(value) ? undefined : { path: [], expected }) };
}

function firstProblem(
  members: Iterable<readonly [string | number, unknown]>,
  formOf: (name: string | number) => RecordSchema<unknown> | undefined,
): RecordProblem | undefined {
  for (const [name, member] of members) {
    const problem = formOf(name)?.problemOf(member);
    if (problem !== undefined) return { ...problem, path: [name, ...problem.path] };
  }
  return undefined;
}

function isWhole(value: unknown): boolean {
  return Number.isSafeInteger(value);
}

/** The written records of every provider, except accounts (checked by fixture schemas). Policies are never written. */
type Written = Omit<SharedRecords, 'policy' | 'accounts'> & {
  readonly counters: Counter;
  /** The positions of accounts that the control plane wrote, and the next free position. */
  readonly positions: number;
};

const code: SchemasOf<SentCode> = { code: text, expiresAt: time };
const end: SchemasOf<SessionEnd> = { at: time, because: oneOf('signed-out', 'revoked', 'used') };

/** The schemas of the collections that all providers share. */
export const sharedRecordSchemas: SchemasOf<Written> = {
  logins: text,
  addresses: text,
  first: text,
  lockouts: object<{ readonly until: number }>({ until: time }),
  epochs: count,
  recentFailures: list(time),
  attempts: dictionary(
    object<SharedRecords['attempts'][string]>({ at: list(time), blockedUntil: optional(time) }),
  ),
  ids: text,
  sessions: object<SessionRecord>({
    account: text,
    startedAt: optional(time),
    expiresAt: optional(time),
    epoch: optional(count),
    everyonesEpoch: optional(count),
    outlivesOthers: optional(flag),
    level: optional(text),
    address: optional(text),
    ended: optional(object<NonNullable<SessionRecord['ended']>>({ ...end, spares: optional(list(text)) })),
  }),
  tokens: object<TokenRecord>({
    session: text,
    account: text,
    kind: optional(text),
    issuedAt: optional(time),
    expiresAt: optional(time),
    request: optional(count),
    place: optional(count),
    ended: optional(object<SessionEnd>(end)),
  }),
  namedSessions: object<NamedSession>({
    login: text,
    state: optional(oneOf('active', 'expired', 'revoked')),
    expiresInSeconds: optional(count),
    answer: optional(text),
  }),
  challenges: object<SharedRecords['challenges']>({
    ...code,
    earlier: optional(list(object<SentCode>(code))),
  }),
  usedCodes: object<SharedRecords['usedCodes']>({ window: count }),
  outbox: list(
    object<Message>({
      account: optional(text),
      channel: oneOf('sms', 'email', 'captcha'),
      to: text,
      code: optional(text),
      link: optional(text),
      sentAt: time,
      request: count,
    }),
  ),
  counters: object<Counter>({ count, endsAt: time }),
  positions: count,
};
