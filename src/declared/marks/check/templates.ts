import { isRecord } from '../../../json.ts';
import { markKey, type Path } from './document.ts';
import { answerEntries } from './examples.ts';
import { noteAt, type Finding } from './finding.ts';
import type { Subject } from './subject.ts';

/** The use of a template, which decides the roots of its placeholders. */
export type TemplateUse = 'answer' | 'claims' | 'link' | 'rule';

/** Returns the findings about a template's placeholders, each with the path from the top of the template. */
export type TemplateProblems = (template: unknown, use: TemplateUse) => readonly Finding[];

/** Finds invalid placeholders in answers, claims, links and the words for broken rules. */
export function wrongPlaceholders(subject: Subject, problemsOf: TemplateProblems): readonly Finding[] {
  return templatesOf(subject).flatMap(({ template, use, path }) =>
    problemsOf(template, use).map((problem) => ({ ...problem, path: [...path, ...problem.path] })),
  );
}

interface UsedTemplate {
  readonly template: unknown;
  readonly use: TemplateUse;
  readonly path: Path;
}

function templatesOf({ marks, marked }: Subject): readonly UsedTemplate[] {
  const shared = (['answers', 'errors'] as const).flatMap((key) =>
    Object.entries(marks[key] ?? {}).map(([id, answer]) => ({ answer, path: [markKey, key, id] })),
  );
  const answers = [...shared, ...marked.flatMap(answerEntries)].flatMap(({ answer, path }) => [
    { template: answer.body, use: 'answer' as const, path: [...path, 'body'] },
    { template: answer.headers, use: 'answer' as const, path: [...path, 'headers'] },
  ]);
  const tokens = Object.entries(marks.tokens ?? {}).map(([kind, { claims }]) => ({
    ...{ template: claims, use: 'claims' as const, path: [markKey, 'tokens', kind, 'claims'] },
  }));
  const codes = Object.entries(marks.codes ?? {}).map(([purpose, { link }]) => ({
    ...{ template: link, use: 'link' as const, path: [markKey, 'codes', purpose, 'link'] },
  }));
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
  const all: readonly UsedTemplate[] = [...answers, ...tokens, ...codes, ...others, ...rules, ...messages];
  return all.filter(({ template }) => template !== undefined);
}

/** Notes placeholders in texts that aren't templates, such as the attributes of cookies: clients get them as they are. */
export function literalPlaceholders(subject: Subject): readonly Finding[] {
  const templates = new Set(templatesOf(subject).map(({ path }) => keyOf(path)));
  const { marks, marked } = subject;
  return [
    ...textsWithBraces(marks, [markKey], templates),
    ...marked.flatMap(({ mark, at }) => textsWithBraces(mark, at, templates)),
  ];
}

/** The keys whose texts are only for readers of the marks, or are schemas. */
const others: readonly string[] = ['source', 'fields'];

function textsWithBraces(value: unknown, path: Path, templates: ReadonlySet<string>): readonly Finding[] {
  if (templates.has(keyOf(path)) || others.includes(String(path.at(-1)))) return [];
  if (typeof value === 'string') {
    const [placeholder] = /\{\{.*?\}\}/.exec(value) ?? [];
    if (placeholder === undefined) return [];
    return [noteAt(path, `${String(path.at(-1))} takes no placeholder, so ${placeholder} stays a text`)];
  }
  if (!isRecord(value) && !Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
    textsWithBraces(member, [...path, Array.isArray(value) ? Number(key) : key], templates),
  );
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}
