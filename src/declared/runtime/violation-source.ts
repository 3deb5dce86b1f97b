import type { ShapeIssue, Violation } from '../../core/violation.ts';
import { wordsFor, type RuleWords } from './violation-texts.ts';
import type { Shape } from '../template/source-types.ts';

const members: Readonly<Record<string, Shape>> = {
  ...{ field: 'value', pointer: 'value', rule: 'value', text: 'value', expected: 'value' },
  ...{ code: 'value', limit: 'value' },
};

/** The shape of a violation in placeholders: the members of its first issue, and all issues. */
export const violationShape: Shape = { members: { ...members, issues: { each: { members } } } };

/** Creates the source `violation` of an answer. */
export function violationSource(violation: Violation, words: RuleWords) {
  if (violation.kind !== 'invalid') return { text: violation.reason, issues: [] };
  const issues = violation.issues.map((issue) => issueSource(issue, words));
  return { ...issues[0], text: issues.map(({ text }) => text).join('; '), issues };
}

function issueSource({ path, rule, expected }: ShapeIssue, words: RuleWords) {
  const field = path.join('.');
  const limit = typeof expected === 'number' ? expected : undefined;
  const own = wordsFor(rule, expected, words);
  const text = own?.text === undefined ? usualText(field, rule) : String(own.text.render({ field, limit }));
  const pointer = path.map((name) => `/${name}`).join('');
  return { field, pointer, rule, text, expected, code: own?.code ?? rule, limit };
}

function usualText(field: string, rule: string): string {
  const what = field === '' ? 'the body' : field;
  return rule === 'required' ? `${what} is required` : `${what} breaks the rule ${rule}`;
}
