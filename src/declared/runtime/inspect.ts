import type { Node } from '../../json.ts';
import { rootsFor } from './sources.ts';
import { compileTemplate } from '../template/template.ts';
import { findingsOf } from '../marks/check.ts';
import type { Finding } from '../marks/check/finding.ts';
import type { TemplateProblems } from '../marks/check/templates.ts';
import { marksOf } from '../marks/defaults.ts';
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
  const roots = rootsFor(marksOf(document));
  const claims = { ...roots, token: 'open' as const };
  return (template, use) => {
    const compiled = compileTemplate(
      template,
      use === 'rule' ? ruleRoots : use === 'claims' ? claims : roots,
    );
    return 'problems' in compiled ? compiled.problems : [];
  };
}
