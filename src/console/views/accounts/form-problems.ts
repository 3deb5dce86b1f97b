import { CallError, messageOf } from '../../api/problem.ts';

/** The problems of a form, by field. */
export interface FormProblems {
  readonly byField: Readonly<Record<string, string>>;
  /** The problem with the JSON of the other fields. */
  readonly rest?: string;
  readonly others: readonly string[];
}

/** Sorts the problems of a refused account by the field that each names: `account.status is "x"; expected …`. */
export function formProblems(error: unknown, fields: readonly string[]): FormProblems {
  if (error instanceof SyntaxError)
    return { byField: {}, rest: `This JSON can't be read: ${error.message}`, others: [] };
  const lines = error instanceof CallError && error.lines.length > 0 ? error.lines : [messageOf(error)];
  const named = lines.map((line) => ({ line, field: fieldIn(line, fields) }));
  return {
    byField: Object.fromEntries(
      named.flatMap(({ line, field }) => (field === undefined ? [] : [[field, line]])),
    ),
    others: named.flatMap(({ line, field }) => (field === undefined ? [line] : [])),
  };
}

function fieldIn(line: string, fields: readonly string[]): string | undefined {
  const name = /^account\.(\w+)/.exec(line)?.[1] ?? /^the (login|id) /.exec(line)?.[1];
  return name !== undefined && fields.includes(name) ? name : undefined;
}
