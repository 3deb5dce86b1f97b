import type { Problem } from '../../files/problems.ts';
import type { Node } from '../../json.ts';
import { rootsFor } from './source-roots.ts';
import { accountSecrets } from './sources.ts';
import { accountFields } from '../marks/account-fields.ts';
import { compileTemplate } from '../template/template.ts';
import type { RootNames } from '../template/source-types.ts';
import { findingsOf } from '../marks/check.ts';
import type { Finding } from '../marks/check/finding.ts';
import type { TemplateProblems, TemplateUse } from '../marks/check/templates.ts';
import { marksOf } from '../marks/defaults.ts';
import { tokenShape } from '../tokens/jwt.ts';
import { ruleRoots } from './violation-texts.ts';

/** Checks the marks of a document with their placeholders, and separates errors from notes. */
export function inspectMarks(document: Node): Readonly<Record<'problems' | 'notes', readonly Finding[]>> {
  const findings = findingsOf(document, { templateProblems: templateProblemsOf(document) });
  return {
    problems: findings.filter(({ severity }) => severity === 'error'),
    notes: findings.filter(({ severity }) => severity === 'note'),
  };
}

/** Creates the check of placeholders by the sources that these marks have. */
function templateProblemsOf(document: Node): TemplateProblems {
  const marks = marksOf(document);
  const roots = rootsFor(marks);
  const fields = accountFields(marks.account, document)?.filter((name) => !accountSecrets.includes(name));
  return (template, use) => {
    const problems = problemsOf(template, rootsOf(use, roots)).map((problem): Finding => ({
      ...problem,
      severity: 'error',
    }));
    if (problems.length > 0 || fields === undefined || use === 'rule') return problems;
    // an operation in code can add further fields to an account
    const known = { ...rootsOf(use, roots), account: { fields } };
    return problemsOf(template, known).map((problem): Finding => ({ ...problem, severity: 'note' }));
  };
}

function problemsOf(template: unknown, roots: RootNames): readonly Problem[] {
  const compiled = compileTemplate(template, roots);
  return 'problems' in compiled ? compiled.problems : [];
}

function rootsOf(use: TemplateUse, roots: RootNames): RootNames {
  if (use === 'rule') return ruleRoots;
  return use === 'claims' ? { ...roots, token: tokenShape } : roots;
}
