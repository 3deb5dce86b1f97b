import { markKey, type Path } from './document.ts';
import { answerEntries } from './examples.ts';
import { errorAt, type Finding } from './finding.ts';
import type { Subject } from './subject.ts';

/** The use of a template, which decides the roots of its placeholders. */
type TemplateUse = 'answer' | 'claims' | 'link' | 'rule';

/** Returns the problems of a template's placeholders, each with the path from the top of the template. */
export type TemplateProblems = (
  template: unknown,
  use: TemplateUse,
) => readonly { readonly path: Path; readonly message: string }[];

/** Finds invalid placeholders in answers, claims, links and the words for broken rules. */
export function wrongPlaceholders(subject: Subject, problemsOf: TemplateProblems): readonly Finding[] {
  return templatesOf(subject).flatMap(({ template, use, path }) =>
    problemsOf(template, use).map((problem) => errorAt([...path, ...problem.path], problem.message)),
  );
}

interface UsedTemplate {
  readonly template: unknown;
  readonly use: TemplateUse;
  readonly path: Path;
}

function templatesOf({ marks, marked }: Subject): readonly UsedTemplate[] {
  const shared = [
    ...Object.entries(marks.answers ?? {}).map(([id, answer]) => ({
      answer,
      path: [markKey, 'answers', id],
    })),
    ...Object.entries(marks.errors ?? {}).map(([id, answer]) => ({ answer, path: [markKey, 'errors', id] })),
  ];
  const answers = [...shared, ...marked.flatMap(answerEntries)].flatMap(({ answer, path }) => [
    { template: answer.body, use: 'answer' as const, path: [...path, 'body'] },
    { template: answer.headers, use: 'answer' as const, path: [...path, 'headers'] },
  ]);
  const claims = Object.entries(marks.tokens ?? {}).flatMap(([kind, token]) => [
    { template: token.claims, use: 'claims' as const, path: [markKey, 'tokens', kind, 'claims'] },
    { template: token.header, use: 'claims' as const, path: [markKey, 'tokens', kind, 'header'] },
  ]);
  const others = [
    { template: marks.challenge?.claims, use: 'claims' as const, path: [markKey, 'challenge', 'claims'] },
    { template: marks.code?.link, use: 'link' as const, path: [markKey, 'code', 'link'] },
  ];
  const rules = Object.entries(marks.validation?.rules ?? {}).map(([rule, { text }]) => ({
    ...{ template: text, use: 'rule' as const, path: [markKey, 'validation', 'rules', rule, 'text'] },
  }));
  const messages = Object.entries(marks.password?.messages ?? {}).map(([rule, template]) => ({
    ...{ template, use: 'rule' as const, path: [markKey, 'password', 'messages', rule] },
  }));
  return [...answers, ...claims, ...others, ...rules, ...messages].filter(
    ({ template }) => template !== undefined,
  );
}
