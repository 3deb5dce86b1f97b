import type { Node } from '../../json.ts';
import { checkMarks, checkOperationMark } from '../../generated/marks/checks.js';
import { otherIds, unfoundAddresses, unknownFields } from './check/account.ts';
import {
  incompleteActs,
  unreachableActs,
  unreachableAnswers,
  unusedEnds,
  unusedReads,
} from './check/acts.ts';
import { markKey, operationsIn } from './check/document.ts';
import { missingExamples } from './check/examples.ts';
import { errorAt, type Finding } from './check/finding.ts';
import { unusableForms } from './check/forms.ts';
import { misplacedMarks } from './check/misplaced.ts';
import { missingAnswers } from './check/missing-answers.ts';
import { unknownNames, unusedCounters } from './check/names.ts';
import { undeclaredPlaces } from './check/places.ts';
import { repeatedNames, uncheckedPasswords } from './check/repeated.ts';
import { unsendableTexts } from './check/sent-texts.ts';
import { ignoredSchemes } from './check/security.ts';
import { schemaFindings } from './check/schema-errors.ts';
import { checkedOperations, marksOfOperations, type Subject } from './check/subject.ts';
import { literalPlaceholders, wrongPlaceholders, type TemplateProblems } from './check/templates.ts';
import type { Marks } from './types.ts';

/** The parts of the check that other modules provide. */
export interface MarkChecks {
  readonly templateProblems?: TemplateProblems;
}

/** The version of the marks that this package reads. */
const knownVersion = 1;

const checks: readonly ((subject: Subject) => readonly Finding[])[] = [
  literalPlaceholders,
  unusableForms,
  unsendableTexts,
  repeatedNames,
  uncheckedPasswords,
  unknownFields,
  otherIds,
  unfoundAddresses,
  unknownNames,
  incompleteActs,
  missingExamples,
  unreachableActs,
  undeclaredPlaces,
  unusedReads,
  unusedEnds,
  unreachableAnswers,
  unusedCounters,
  ignoredSchemes,
  missingAnswers,
];

/**
 * Checks the marks of a contract, which an overlay has completed. Paths in the findings start at the top of the document.
 * If a mark has a wrong form, the other checks don't run.
 */
export function findingsOf(document: Node, { templateProblems }: MarkChecks = {}): readonly Finding[] {
  const marks = document[markKey] ?? { version: knownVersion };
  const version = wrongVersion(marks);
  if (version !== undefined) return [version];
  const ofForm = formFindings(document, marks);
  const elsewhere = misplacedMarks(document);
  if (!isMarks(marks) || ofForm.length > 0) return [...ofForm, ...elsewhere];
  const subject = subjectOf(document, marks);
  const placeholders = templateProblems === undefined ? [] : wrongPlaceholders(subject, templateProblems);
  return [...elsewhere, ...placeholders, ...checks.flatMap((check) => check(subject))];
}

function wrongVersion(marks: unknown): Finding | undefined {
  if (typeof marks !== 'object' || marks === null || !('version' in marks)) return undefined;
  if (marks.version === knownVersion || typeof marks.version !== 'number') return undefined;
  const message = `version ${marks.version} of the marks is unknown; expected ${knownVersion}, or a newer login-emulator`;
  return errorAt([markKey, 'version'], message);
}

function formFindings(document: Node, marks: unknown): readonly Finding[] {
  const ofRoot = checkMarks(marks) ? [] : schemaFindings(checkMarks.errors ?? [], [markKey]);
  const ofOperations = marksOfOperations(document).flatMap(({ operation, mark }) =>
    checkOperationMark(mark)
      ? []
      : schemaFindings(checkOperationMark.errors ?? [], [...operation.path, markKey]),
  );
  return [...ofRoot, ...ofOperations];
}

function isMarks(marks: unknown): marks is Marks['Marks'] {
  return checkMarks(marks);
}

function subjectOf(document: Node, marks: Marks['Marks']): Subject {
  return { document, marks, operations: operationsIn(document), marked: checkedOperations(document, marks) };
}
