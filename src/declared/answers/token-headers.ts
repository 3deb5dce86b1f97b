import type { AnswerFacts } from '../runtime/act.ts';
import type { ProviderMarks } from '../runtime/resolve.ts';

/** Returns the headers with the tokens that change with every answer, except those in cookies; undefined without any. */
export function tokenHeaders(
  { tokens }: AnswerFacts,
  marks: ProviderMarks,
): Readonly<Record<string, string>> | undefined {
  let headers: Record<string, string> | undefined;
  for (const { kind, value } of Object.values(tokens ?? {})) {
    const known = marks.tokens.get(kind);
    if (known?.mark.rotates !== 'every-answer' || known.carrier?.in !== 'header') continue;
    headers ??= {};
    headers[known.carrier.name] = `${known.carrier.prefix ?? ''}${value}`;
  }
  return headers;
}
