/** A point in time, as a source of placeholders. Its form is the last name of the path: `{{now.iso}}`. */
export class Moment {
  /** Epoch milliseconds. */
  readonly at: number;

  constructor(at: number) {
    this.at = at;
  }

  /** The form in a list or an object that a placeholder returns as a whole. */
  toJSON(): unknown {
    return momentForms.iso(this.at);
  }
}

/** A length of time, as a source of placeholders. Its form is the last name of the path: `{{lockout.left.s}}`. */
export class Span {
  /** Milliseconds. */
  readonly length: number;

  constructor(length: number) {
    this.length = length;
  }

  /** The form in a list or an object that a placeholder returns as a whole. */
  toJSON(): unknown {
    return spanForms.s(this.length);
  }
}

/** A text that has members of its own, such as a token: `{{tokens.access}}` and `{{tokens.access.expires.iso}}`. */
export class TextWithMembers {
  readonly text: string;
  readonly members: Readonly<Record<string, unknown>>;

  constructor(text: string, members: Readonly<Record<string, unknown>>) {
    this.text = text;
    this.members = members;
  }

  toJSON(): unknown {
    return this.text;
  }
}

const iso = (at: number) => new Date(at).toISOString();
const isoSeconds = (at: number) => `${iso(at).slice(0, -5)}Z`;

/** The forms of a moment, from epoch milliseconds. */
export const momentForms = {
  iso,
  isoSeconds,
  /** Whole seconds. */
  epoch: (at: number) => Math.floor(at / 1000),
  epochMs: (at: number) => at,
  rfc1123: (at: number) => new Date(at).toUTCString(),
  dotnet: (at: number) => `/Date(${at})/`,
  /** ISO 8601 with a blank instead of the T: `2027-01-31 12:00:00.000Z`. */
  blank: (at: number) => iso(at).replace('T', ' '),
  /** The form of SQL databases: `2027-01-31 12:00:00`. */
  sql: (at: number) => isoSeconds(at).slice(0, -1).replace('T', ' '),
  date: (at: number) => isoSeconds(at).slice(0, -10),
} as const satisfies Readonly<Record<string, (at: number) => unknown>>;

/** The forms of a span, from milliseconds. Seconds and minutes are rounded up: a client that waits so long isn't early. */
export const spanForms = {
  s: (length: number) => Math.ceil(length / 1000),
  ms: (length: number) => length,
  min: (length: number) => Math.ceil(length / 60_000),
  iso8601,
} as const satisfies Readonly<Record<string, (length: number) => unknown>>;

/** The last time that JavaScript can format, in epoch milliseconds. */
const lastTime = 8.64e15;

/** Whether a time can be formatted. */
export function isTime(at: number): boolean {
  return Math.abs(at) <= lastTime;
}

const isoPattern = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;

/** Parses a date or an ISO 8601 time of an account into epoch milliseconds. A time without a zone is UTC. */
export function timeOfText(text: string): number | undefined {
  if (!isoPattern.test(text)) return undefined;
  const spelt = text.replace(' ', 'T');
  const at = Date.parse(/T.*(?:Z|[+-]\d\d:?\d\d)$/.test(spelt) || !spelt.includes('T') ? spelt : `${spelt}Z`);
  return Number.isNaN(at) ? undefined : at;
}

/** Formats milliseconds as a duration of ISO 8601: `PT15M`, `P7D`, `PT0.25S`. */
function iso8601(length: number): string {
  const days = Math.floor(length / 86_400_000);
  const hours = Math.floor(length / 3_600_000) % 24;
  const minutes = Math.floor(length / 60_000) % 60;
  const seconds = (length % 60_000) / 1000;
  const part = (count: number, unit: string) => (count === 0 ? '' : `${count}${unit}`);
  const time = part(hours, 'H') + part(minutes, 'M') + part(seconds, 'S');
  if (days === 0 && time === '') return 'PT0S';
  return `P${part(days, 'D')}${time === '' ? '' : `T${time}`}`;
}
