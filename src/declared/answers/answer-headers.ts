import { isRecord } from '../../json.ts';
import { memberOf, nodeAt } from '../contract/pointer.ts';
import { responseHeadersOf } from '../contract/response-headers.ts';
import { actsOf } from '../marks/defaults.ts';
import type { Marks } from '../marks/types.ts';
import type { ProviderParts } from '../runtime/parts.ts';

/**
 * Returns the headers of answers that pages of other origins may read: those of the contract's responses, those of the
 * answers in the marks and in code, and those that carry a token which each answer replaces.
 */
export function answerHeadersOf(parts: ProviderParts): readonly string[] {
  const { marks, operations, document, code } = parts;
  const { answers, errors } = marks.marks;
  const tables: readonly (Marks['Answers'] | undefined)[] = [
    ...[answers, errors as Marks['Answers'] | undefined],
    ...operations.all.flatMap(({ pointer }) => ownAnswers(nodeAt(document, pointer)?.value)),
    ...[...(code?.values() ?? [])].map((one) => one.answers as Marks['Answers'] | undefined),
  ];
  const marked = tables
    .flatMap((table) => Object.values(table ?? {}))
    .flatMap(({ headers = {} }) => Object.keys(headers));
  const tokens = [...marks.tokens.values()].flatMap(({ mark, carrier }) =>
    mark.rotates === 'every-answer' && carrier?.in === 'header' ? [mark.name ?? carrier.name] : [],
  );
  const all = [...marked, ...tokens, ...responseHeadersOf(document, operations.all)];
  // a page never reads cookies of an answer
  const readable = all.filter((name) => name.toLowerCase() !== 'set-cookie');
  return [...new Map(readable.map((name) => [name.toLowerCase(), name])).values()];
}

function ownAnswers(operation: unknown): readonly (Marks['Answers'] | undefined)[] {
  const mark = memberOf(operation, 'x-login');
  // the marks have been checked
  return isRecord(mark) ? actsOf(mark as unknown as Marks['Operation']).map(({ answers }) => answers) : [];
}
