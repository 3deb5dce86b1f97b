import type { ShapeIssue, Violation } from '../../core/violation.ts';
import { wordsFor, type RuleWords } from './violation-texts.ts';
import type { Shape } from '../template/source-types.ts';

const members: Readonly<Record<string, Shape>> = {
  ...{ field: 'value', pointer: 'value', rule: 'value', text: 'value', expected: 'value' },
  ...{ code: 'value', limit: 'value' },
};

/** The shape of a violation in placeholders: the members of its first issue, all issues, and the texts by field. */
export const violationShape: Shape = {
  members: { ...members, issues: { each: { members } }, fields: { object: {} } },
};

/** Creates the source `violation` of an answer. */
export function violationSource(violation: Violation, words: RuleWords) {
  const issues =
    violation.kind === 'invalid'
      ? violation.issues.map((issue) => issueSource(issue, words))
      : [issueSource({ path: [], rule: ruleOf[violation.kind] }, words, violation.reason)];
  return sourceOfIssues(issues);
}

/** An issue as placeholders see it. */
export interface IssueSource {
  readonly field: string;
  readonly text: string;
}

/** Creates the source `violation` of issues: the members of the first, all issues, and the texts of each field. */
export function sourceOfIssues(issues: readonly IssueSource[]) {
  const text = issues.map((issue) => issue.text).join('; ');
  return { ...issues[0], text, issues, fields: textsByField(issues) };
}

function textsByField(issues: readonly IssueSource[]): Readonly<Record<string, readonly string[]>> {
  const fields = new Map<string, string[]>();
  for (const { field, text } of issues) fields.set(field, [...(fields.get(field) ?? []), text]);
  return Object.fromEntries(fields);
}

/** The rules that a body breaks as a whole, before its fields can be compared. */
const ruleOf = { unreadable: 'unreadable', 'unsupported-media-type': 'content-type' } as const;

function issueSource({ path, rule, expected }: ShapeIssue, words: RuleWords, usual?: string) {
  const field = path.join('.');
  const limit = typeof expected === 'number' ? expected : undefined;
  const own = wordsFor({ rule, expected, path }, words);
  const text =
    own?.text === undefined ? (usual ?? usualText(field, rule)) : String(own.text.render({ field, limit }));
  const pointer = path.map((name) => `/${name}`).join('');
  return { field, pointer, rule, text, expected, code: own?.code ?? rule, limit };
}

function usualText(field: string, rule: string): string {
  const what = field === '' ? 'the body' : field;
  return rule === 'required' ? `${what} is required` : `${what} breaks the rule ${rule}`;
}
