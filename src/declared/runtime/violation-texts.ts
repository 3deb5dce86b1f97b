import type { ShapeIssue } from '../../core/violation.ts';
import { compileTemplate, type Template } from '../template/template.ts';
import type { RootNames } from '../template/source-types.ts';
import type { Marks } from '../marks/types.ts';

/** The API's words for the broken rules of a request, by rule. */
export type RuleWords = ReadonlyMap<string, Words>;

interface Words {
  readonly code: string | undefined;
  readonly text: Template | undefined;
}

/** The sources that the text of a rule may name. */
export const ruleRoots: RootNames = { field: 'value', limit: 'value' };

/** Compiles the API's words for broken rules. Their texts have been checked. */
export function ruleWordsOf({ validation }: Marks['Marks']): RuleWords {
  const entries = Object.entries(validation?.rules ?? {});
  return new Map(entries.map(([rule, { code, text }]) => [rule, { code, text: templateOf(text) }]));
}

/** Compiles the API's texts for the rules of new passwords, by rule. They have been checked. */
export function passwordTextsOf({ password }: Marks['Marks']): ReadonlyMap<string, Template | undefined> {
  return new Map(Object.entries(password?.messages ?? {}).map(([rule, text]) => [rule, templateOf(text)]));
}

function templateOf(text: string | undefined): Template | undefined {
  if (text === undefined) return undefined;
  const compiled = compileTemplate(text, ruleRoots);
  return 'problems' in compiled ? undefined : compiled.template;
}

/** Returns the words for a rule. A wrong type or a missing field may have its own: `type/string`, `required/email`. */
export function wordsFor(
  { rule, expected, path }: Pick<ShapeIssue, 'rule' | 'expected' | 'path'>,
  words: RuleWords,
): Words | undefined {
  const type = String(expected)
    .split(',')
    .find((one) => one !== 'null');
  const detail: Readonly<Record<string, string | undefined>> = { type, required: path.join('.') };
  const own = detail[rule];
  return (own === undefined ? undefined : words.get(`${rule}/${own}`)) ?? words.get(rule);
}
