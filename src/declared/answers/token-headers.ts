import type { AnswerFacts } from '../runtime/act.ts';
import type { ProviderMarks } from '../runtime/resolve.ts';

/**
 * Returns the headers with the tokens that change with every answer, except those in cookies; undefined without any. A
 * blank is in place of a token that the answer keeps, if its kind has `batch`.
 */
export function tokenHeaders(
  { tokens, carried, ended }: AnswerFacts,
  marks: ProviderMarks,
): Readonly<Record<string, string>> | undefined {
  let headers: Record<string, string> | undefined;
  const kept = ended === undefined && carried !== undefined ? marks.tokens.get(carried.kind) : undefined;
  if (kept?.mark.batch !== undefined && kept.carrier?.in === 'header') headers = { [kept.carrier.name]: ' ' };
  for (const { kind, value } of Object.values(tokens ?? {})) {
    const known = marks.tokens.get(kind);
    if (known?.mark.rotates !== 'every-answer' || known.carrier?.in !== 'header') continue;
    headers ??= {};
    headers[known.carrier.name] = `${known.carrier.prefix ?? ''}${value}`;
  }
  return headers;
}
