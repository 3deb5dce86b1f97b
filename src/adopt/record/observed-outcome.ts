import { outcomesOf } from '../../declared/marks/outcomes.ts';
import { marksOf } from '../../declared/marks/defaults.ts';
import type { DeclaredOutcome } from '../../declared/marks/names.ts';
import { isRecord, type Node } from '../../json.ts';
import { headerOf, type RecordedExchange } from '../exchange.ts';
import { outcomeOf, type ShownOutcome } from '../refusals/outcome-of.ts';
import { kindOfName } from '../secrets/names.ts';
import { answerBody } from './answer-template.ts';
import type { FoundOperation } from './service.ts';

/** The outcome that an observed answer shows, or why it can't be told. */
export type Observed =
  | { readonly outcome: DeclaredOutcome; readonly id: string; readonly reason: string | undefined }
  | { readonly open: string };

/** Acts whose success has nothing of the login. */
const withoutSuccess = ['protected', 'public'];

/** Returns the outcome of an observed answer; undefined if there is nothing to keep. */
export function observedOutcome(
  exchange: RecordedExchange,
  found: FoundOperation,
  document: Node | undefined,
): Observed | undefined {
  const { status, headers } = exchange.response;
  const told = ['www-authenticate', 'location'].flatMap((name) => {
    const value = headerOf(headers, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const shown = outcomeOf(
    { status, body: answerBody(exchange), headers: Object.fromEntries(told) },
    { act: found.act, joinedBySession: isJoinedBySession(found) },
  );
  if (shown !== undefined) {
    const { certainty, reason } = shown;
    const { outcome, variant } = byToken(shown, exchange, found);
    if (!has(found, outcome)) return { open: `it looks like ${outcome}, which its marks don't allow` };
    const id = variant === undefined ? outcome : `${outcome}/${variant}`;
    return { outcome, id, reason: certainty === 'likely' ? reason : undefined };
  }
  if (status >= 400) return { open: "its cause can't be told" };
  const success = successOf(found, document);
  if (success === undefined) return undefined;
  if (startsSession.includes(success) && !givesToken(exchange))
    return { open: 'it has no token and no cookie' };
  return { outcome: success, id: success, reason: undefined };
}

const startsSession: readonly DeclaredOutcome[] = ['signed-in', 'refreshed'];

/** Whether an answer has a token in its body or its headers, or a cookie. */
function givesToken(exchange: RecordedExchange): boolean {
  const names = exchange.response.headers.map(([name]) => name);
  const isToken = (name: string) => /^set-cookie$/i.test(name) || kindOfName(name) === 'token';
  return names.some(isToken) || hasTokenIn(answerBody(exchange));
}

/** A body of one word can be the token itself. */
function hasTokenIn(body: unknown): boolean {
  if (typeof body === 'string') return /^\S{16,}$/.test(body);
  if (Array.isArray(body)) return body.some(hasTokenIn);
  if (!isRecord(body)) return false;
  return Object.entries(body).some(
    ([name, value]) =>
      (typeof value === 'string' && value !== '' && kindOfName(name) === 'token') ||
      (typeof value === 'object' && hasTokenIn(value)),
  );
}

/** Texts on missing and invalid tokens are often the same, but the request shows which it is. */
function byToken(
  shown: ShownOutcome,
  { url, request }: RecordedExchange,
  { act }: FoundOperation,
): Pick<ShownOutcome, 'outcome' | 'variant'> {
  const { outcome } = shown;
  const names = [...request.headers.map(([name]) => name), ...new URL(url).searchParams.keys()];
  const hasToken = names.some((name) => kindOfName(name) === 'token' && !/csrf|xsrf|^cookie$/i.test(name));
  // a cookie can be of the session, or of anything else
  const hasCookie = names.some((name) => /^cookie$/i.test(name));
  if (outcome === 'token-invalid' && !hasToken && !hasCookie && act !== 'refresh')
    return { outcome: 'token-missing' };
  return outcome === 'token-missing' && hasToken ? { outcome: 'token-invalid' } : shown;
}

function isJoinedBySession({ act, mark }: FoundOperation): boolean {
  return act === 'second-factor' && mark?.reads?.challenge === undefined;
}

function has({ outcomes }: FoundOperation, outcome: string): boolean {
  return outcomes.some((one) => one.split('/')[0] === outcome) || common.includes(outcome);
}

/** Every operation has these. */
const common: readonly string[] = ['rate-limited', 'server-error', 'unavailable'];

function successOf(
  { mark, act, outcomes }: FoundOperation,
  document: Node | undefined,
): DeclaredOutcome | undefined {
  if (act === undefined || withoutSuccess.includes(act)) return undefined;
  if (mark !== undefined && document !== undefined) return outcomesOf(mark, marksOf(document))[0];
  return successes.find((name) => outcomes.includes(name));
}

const successes: readonly DeclaredOutcome[] = [
  'refreshed',
  'signed-out',
  'who-am-i',
  'signed-in',
  'code-sent',
];
