import type { ProvedAct, World } from './world.ts';
import type { Visitor } from './visitor.ts';

/** An answer to an app. */
export interface Answer {
  readonly proved: ProvedAct;
  readonly status: number;
  /** The outcome without its reason; empty if the request reached no operation. */
  readonly outcome: string;
  readonly body: unknown;
  readonly headers: Headers;
  /** The tokens in it that are valid. */
  readonly tokens: readonly FoundToken[];
  /** Whether the app held a token when it sent the request. */
  readonly hadToken: boolean;
  /** The last step of the emulator's decision. */
  readonly reason: string;
  /** How it breaks the contract. */
  readonly breaks?: string;
}

/** A token in an answer, with its place: `body.access_token`, `header token`, `cookie sid`. */
export interface FoundToken {
  readonly kind: string;
  readonly value: string;
  readonly place: string;
}

interface Leaf {
  readonly value: string;
  readonly place: string;
}

/** The texts of an answer beyond this number are not looked up: no login answers with so many. */
const mostLeaves = 300;

/** Finds the valid tokens in an answer. */
export async function tokensIn(
  { body, headers }: Pick<Answer, 'body' | 'headers'>,
  { namespace }: Visitor,
  { id, model }: World,
): Promise<readonly FoundToken[]> {
  const kinds = [...model.parts.marks.tokens.keys()];
  const found: FoundToken[] = [];
  const seen = new Set<string>();
  const leaves = [...leavesIn(body, 'body'), ...leavesOfHeaders(headers)].slice(0, mostLeaves);
  for (const { value, place } of leaves) {
    if (value === '' || seen.has(value)) continue;
    seen.add(value);
    const { active, provider, kind } = await namespace.sessions.introspect(value);
    if (active && provider === id) found.push({ value, place, kind: kind ?? kinds[0] ?? 'session' });
  }
  return found;
}

/** Returns the texts and numbers in a body, with their places. */
export function leavesIn(value: unknown, place: string): readonly Leaf[] {
  if (typeof value === 'string' || typeof value === 'number') return textsOf(String(value), place);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => leavesIn(member, `${place}.${name}`));
}

function leavesOfHeaders(headers: Headers): readonly Leaf[] {
  const cookies = headers.getSetCookie().map((text) => {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(text) ?? [];
    return { value: decodeURIComponent(value), place: `cookie ${name}` };
  });
  const others = [...headers]
    .filter(([name]) => name !== 'set-cookie' && !name.startsWith('x-emulator-'))
    .flatMap(([name, value]) => textsOf(value, `header ${name}`));
  return [...cookies, ...others];
}

/** A token may have its scheme before it, or be in the query of a link: `Bearer …`, `https://…?token=…`. */
function textsOf(text: string, place: string): readonly Leaf[] {
  const bare = /^\w+ (\S+)$/.exec(text)?.[1];
  const query = new URLSearchParams(/\?([^#]+)/.exec(text)?.[1] ?? '');
  return [
    { value: text, place },
    ...(bare === undefined ? [] : [{ value: bare, place }]),
    ...[...query].map(([name, value]) => ({ value, place: `${place}?${name}` })),
  ];
}

/** Returns how an answer breaks the contract; undefined if it doesn't, or if the emulator itself has made it. */
export async function brokenContract(
  { endpoint, act }: ProvedAct,
  { status, body, headers, outcome }: Pick<Answer, 'status' | 'body' | 'headers' | 'outcome'>,
): Promise<string | undefined> {
  const type = bare(headers.get('content-type') ?? '');
  // stands in for a missing answer
  if (type === 'application/problem+json' && !isAnswered(act, outcome)) return undefined;
  const { responses, loadAnswerCheck } = endpoint.contract;
  const content = responses[status] ?? responses[`${String(status).charAt(0)}XX`] ?? responses['default'];
  if (content === undefined) return `the contract declares no answer with the status ${status}`;
  if (body === undefined) return undefined;
  const declared = Object.keys(content).find((one) => bare(one) === type || inRange(type, bare(one)));
  if (declared === undefined) return `the contract declares no body of the type ${type} for ${status}`;
  const check = await loadAnswerCheck?.(status, declared);
  if (check === undefined || check(body)) return undefined;
  const [error] = check.errors ?? [];
  return `the body breaks the contract at ${error?.instancePath || '/'}: ${error?.message ?? ''}`;
}

function bare(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase();
}

function inRange(type: string, range: string): boolean {
  return range === '*/*' || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)));
}

/** Whether the marks have an answer of an outcome, its own or that of a similar one. */
export function isAnswered({ table }: ProvedAct['act'], outcome: string): boolean {
  return outcome !== '' && table.has(outcome as Parameters<typeof table.has>[0]);
}
