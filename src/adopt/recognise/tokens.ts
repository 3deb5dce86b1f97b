import type { ActName } from '../../declared/marks/names.ts';
import { isNamed, tokenRank } from '../facts/lexicon.ts';
import type { Field } from '../facts/fields.ts';
import type { AnswerFacts } from '../facts/operation.ts';
import type { Certainty } from '../plan.ts';
import type { Traits } from './traits.ts';

/** The kinds of tokens that an answer can have. */
export type AnsweredToken = 'access' | 'refresh' | 'challenge';

/** The place of a token in an answer. */
export interface RecognisedToken {
  /** `body.data.token`, `header.X-Auth-Token`, or `body`. */
  readonly place: string;
  readonly certainty: Certainty;
}

/** The acts whose success starts or renews a session. */
export const startsSession: readonly ActName[] = [
  'sign-in',
  'second-factor',
  'sign-in-by-code',
  'refresh',
  'sign-up',
  'confirm-address',
  'reset-password',
  'change-password',
];

/** Returns the places of the success that have tokens. */
export function recogniseTokens(
  { facts: { success, segments } }: Traits,
  acts: readonly ActName[],
): ReadonlyMap<AnsweredToken, RecognisedToken> {
  const found = new Map<AnsweredToken, RecognisedToken>();
  if (success === undefined || !acts.some((act) => startsSession.includes(act))) return found;
  const fields = success.shape.fields.filter(canBeToken);
  const ranked = fields
    .map((field) => ({ field, rank: tokenRank(field) - field.path.length / 10 }))
    .filter(({ rank }) => rank > 0.5)
    .toSorted((one, other) => other.rank - one.rank);
  const header = success.headers.find(
    (name) => /^(authorization|.*token|x-.*session.*)$/i.test(name) && !/csrf|xsrf/i.test(name),
  );
  const [best, next] = ranked;
  const isClear = best !== undefined && best.rank >= 3.5 && best.rank - (next?.rank ?? 0) >= 0.5;
  if (best !== undefined) found.set('access', placed(best.field, isClear ? 'sure' : 'likely'));
  else if (header !== undefined) found.set('access', { place: `header.${header}`, certainty: 'likely' });
  else if (isBareToken(success)) found.set('access', { place: 'body', certainty: 'likely' });
  else if (acts.includes('sign-in') && isSession(segments)) setId(found, fields);
  const refresh = fields.find((field) => isNamed(field, 'refresh'));
  if (refresh !== undefined) found.set('refresh', placed(refresh, 'sure'));
  const challenge = fields.find(
    (field) => isNamed(field, 'challenge') && field !== best?.field && field !== refresh,
  );
  if (challenge !== undefined && acts.includes('sign-in'))
    found.set('challenge', placed(challenge, 'likely'));
  return found;
}

/** Whether a path is that of sessions as resources, whose id is the token. */
function isSession(segments: readonly string[]): boolean {
  return /^sessions?$/.test(segments.at(-1) ?? '');
}

function setId(found: Map<AnsweredToken, RecognisedToken>, fields: readonly Field[]): void {
  const id = fields.find(({ words, path }) => words === 'id' && path.length === 1);
  if (id !== undefined) found.set('access', placed(id, 'likely'));
}

function canBeToken({ types, path }: Field): boolean {
  const isText = types.length === 0 || types.some((type) => type === 'string');
  return isText && path.length <= 4;
}

function placed({ path }: Field, certainty: Certainty): RecognisedToken {
  return { place: ['body', ...path].join('.'), certainty };
}

/** Whether the whole success is a text. */
function isBareToken({ shape, status }: AnswerFacts): boolean {
  return shape.types.includes('string') && shape.fields.length === 0 && !status.startsWith('3');
}
