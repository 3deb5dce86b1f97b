import { Moment, Span, TextWithMembers } from '../template/moments.ts';
import type { AnswerFacts, IssuedToken } from './act.ts';

/** Returns the tokens of an answer by kind, each with its times: the issued ones, and that of the request. */
export function tokenSources(
  tokens: NonNullable<AnswerFacts['tokens']>,
  carried: AnswerFacts['carried'],
  now: number,
): object {
  const sources: Record<string, TextWithMembers> = {};
  if (carried !== undefined) {
    // also under the name of its kind, so that an answer can show each kind in its own field
    const source = carriedSource(carried, now);
    sources['carried'] = source;
    sources[carried.kind] = source;
  }
  for (const kind in tokens) {
    const token = tokens[kind];
    if (token !== undefined) sources[kind] = tokenSource(token, now);
  }
  return sources;
}

function tokenSource({ value, expiresAt }: IssuedToken, now: number): TextWithMembers {
  const expiry =
    expiresAt === undefined ? {} : { expires: new Moment(expiresAt), lifetime: new Span(expiresAt - now) };
  return new TextWithMembers(value, { issued: new Moment(now), ...expiry });
}

function carriedSource({ value, record }: NonNullable<AnswerFacts['carried']>, now: number): TextWithMembers {
  const { expiresAt, issuedAt } = record;
  return new TextWithMembers(value, {
    ...(issuedAt === undefined ? {} : { issued: new Moment(issuedAt) }),
    ...(expiresAt === undefined
      ? {}
      : { expires: new Moment(expiresAt), lifetime: new Span(Math.max(0, expiresAt - now)) }),
  });
}
