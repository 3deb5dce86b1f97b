import type { Evidence, JsonType, Undocumented } from './contract.ts';
import type { Wire } from './operation.ts';

/** What of a request the vendor's page does not name. */
export function undocumentedIn(
  wire: Wire,
  declared: readonly Undocumented[] | undefined,
): readonly Undocumented[] {
  return declared === undefined ? none : declared.filter((one) => isIn(wire, one));
}

const none: readonly Undocumented[] = [];

/** The same request without what the vendor's page does not name. */
export function withoutUndocumented(wire: Wire, met: readonly Undocumented[]): Wire {
  return met.reduce((before, one) => {
    if (one.in === 'body') return { ...before, body: without(before.body, one.path) };
    if (one.in === 'header') return { ...before, headers: withoutName(before.headers, one) };
    if (one.in === 'cookie') return { ...before, cookies: withoutName(before.cookies, one) };
    return { ...before, query: withoutName(before.query, one) };
  }, wire);
}

/** Says for the trace that a part of a request is not on the vendor's page, and why it is read all the same. */
export function undocumentedStep({ what, provenance, source }: Evidence): string {
  return `${what} is not on the vendor's page (${provenance}: ${source})`;
}

/** The part with the weakest evidence. */
export function weakestOf(met: readonly Evidence[]): Evidence | undefined {
  return met.find(({ provenance }) => provenance === 'inferred') ?? met[0];
}

function isIn(wire: Wire, { in: place, path, type }: Undocumented): boolean {
  const holder = place === 'body' ? wire.body : wire[holders[place]];
  const value = path.reduce(partOf, holder);
  return value !== undefined && (type === undefined || typeOf(value) === type);
}

const holders = { header: 'headers', cookie: 'cookies', query: 'query' } as const;

type Fields = Readonly<Record<string, unknown>>;

function partOf(value: unknown, name: string): unknown {
  return isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function without(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined || !isFields(value)) return value;
  if (rest.length > 0) return { ...value, [name]: without(value[name], rest) };
  const { [name]: _, ...others } = value;
  return others;
}

function withoutName<Named extends Readonly<Record<string, string>>>(
  named: Named,
  { path: [gone] }: Undocumented,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(named).filter(([name]) => name !== gone));
}

function isFields(value: unknown): value is Fields {
  return typeOf(value) === 'object';
}

function typeOf(value: unknown): JsonType | 'undefined' {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' || type === 'object'
    ? type
    : 'undefined';
}
