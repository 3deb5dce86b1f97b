import { isRecord, type Node } from '../../json.ts';
import type { Act } from './names.ts';
import { factorPurpose } from './purposes.ts';
import type { Marks } from './types.ts';

type Token = Marks['Token'];

/** The kinds of tokens if the marks have none: one bearer token called `session`. */
const defaultTokens: Readonly<Record<string, Token>> = { session: {} };

/** Returns the marks of a document, which have been checked. A contract without marks has no login. */
export function marksOf(document: Node): Marks['Marks'] {
  const marks = document['x-login'];
  return isRecord(marks) ? (marks as unknown as Marks['Marks']) : { version: 1 };
}

/** Returns the kinds of tokens of the marks. */
export function tokensOf({ tokens = defaultTokens }: Marks['Marks']): Readonly<Record<string, Token>> {
  return tokens;
}

/** How a token travels. */
type Scheme = NonNullable<Token['scheme']>;

/**
 * Returns how a kind of token travels. Without a mark, a kind that is called `refresh`, or that has rules for a
 * refresh, is only read by acts. The contract's security scheme of a token with `security` isn't known here.
 */
export function schemeOf(kind: string, token: Token): Scheme {
  if (token.scheme !== undefined) return token.scheme;
  if (token.cookie !== undefined) return 'cookie';
  return isForRefresh(kind, token) && token.security === undefined ? 'none' : 'bearer';
}

/** Whether a kind of token is for a refresh: it is called `refresh`, or has rules for a refresh. */
export function isForRefresh(kind: string, { reuse, renews }: Token): boolean {
  return kind === 'refresh' || reuse !== undefined || renews !== undefined;
}

/** Returns how a sign-in asks for the second factor. */
export function secondFactorOf(act: Act, marks: Marks['Marks']): NonNullable<Act['secondFactor']> {
  if (act.secondFactor !== undefined) return act.secondFactor;
  if (act.reads?.code !== undefined) return 'same-request';
  if (marks.challenge !== undefined) return 'challenge';
  return marks.levels === undefined ? 'ignored' : 'session';
}

/** Whether an act finds the sign-in that it continues by a challenge: where it reads one, or in the cookie of the marks. */
export function isByChallenge(
  { act, reads = {}, purpose, needs }: Act,
  { challenge }: Marks['Marks'],
): boolean {
  if (reads.challenge !== undefined) return true;
  if (challenge?.cookie === undefined || (needs !== undefined && needs !== false)) return false;
  const isNamed = reads.login !== undefined || reads.email !== undefined;
  const isStep = act === 'second-factor' || (act === 'send-code' && purpose === undefined);
  return !isNamed && (isStep || purpose === factorPurpose);
}

/** Whether an act reads login and password. */
export function hasLoginAndPassword({ reads }: Act): boolean {
  return reads?.login !== undefined && reads.password !== undefined;
}

/** Returns the acts of an operation. The operation's own keys are the defaults of its acts. */
export function actsOf({ act, acts, ...shared }: Marks['Operation']): readonly Act[] {
  if (act !== undefined) return [{ act, ...shared }];
  return (acts ?? []).map((one) => ({
    ...shared,
    ...one,
    ...merged('reads', shared, one),
    ...merged('answers', shared, one),
  }));
}

function merged<Key extends 'reads' | 'answers'>(
  key: Key,
  shared: Pick<Act, Key>,
  own: Pick<Act, Key>,
): Pick<Act, Key> | object {
  return shared[key] === undefined ? {} : { [key]: { ...shared[key], ...own[key] } };
}
