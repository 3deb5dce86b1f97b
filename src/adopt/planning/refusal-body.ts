import { STATUS_CODES } from 'node:http';
import type { DeclaredOutcome } from '../../declared/marks/names.ts';
import { isRecord } from '../../json.ts';
import type { Field } from '../facts/fields.ts';
import { wordsOf } from '../facts/name-parts.ts';
import { codeFor, listedCode } from './outcome-code.ts';
import { sentences } from './sentences.ts';
import { templateOf } from './template.ts';

/** The form of refusals: a body of the contract that stands for some outcome. */
export interface RefusalForm {
  readonly sample: unknown;
  /** Whether the contract wrote it; else its texts are those of a sampler. */
  readonly isExample: boolean;
  readonly fields: readonly Field[];
}

const sentenceWords = /\b(message|msg|detail|description|reason|text|title|error|err)s?$/;
const codeWords =
  /(^|\b(error|err|status|result|problem|fault|failure) ?)(code|key|name|id|type|slug)$|^(kind|name|code|key)$/;
const statusWords = /^((http )?status( code)?|code|error code)$/;
const falseWords = /^(is )?(ok|okay|success|successful|succeeded)$/;
const trueWords = /^(is |has )?(error|err|failed|failure|fail)$/;

/** Writes the refusal of an outcome in the form of another: with its status, its sentence and its code. */
export function refusalBody(
  { sample, isExample, fields }: RefusalForm,
  outcome: DeclaredOutcome,
  status: number,
): unknown {
  const sentence = sentences[outcome] ?? outcome;

  return templateOf(sample, ({ value, path, words, parent }) => {
    if (typeof value === 'number') return statusWords.test(words) && value < 600 ? status : undefined;
    if (typeof value === 'boolean') {
      const needs = falseWords.test(words) ? false : trueWords.test(words) ? true : undefined;
      return listed(fields, path).some((one) => one === value) ? undefined : needs;
    }
    if (typeof value !== 'string') return undefined;
    const values = listed(fields, path).filter((one) => typeof one === 'string');
    if (values.length > 1)
      return listedCode(outcome, status, values) ?? (isCode(words) ? styled(values) : undefined);
    if (values.length === 1) return undefined;
    if (value === String(Number(value)) && statusWords.test(words)) return String(status);
    if (isPhrase(value)) return STATUS_CODES[status];
    if (isExample && isCodeLike(value) && (isCode(words) || sentenceWords.test(words)))
      return styled([value]);
    if (isCode(words) && (isExample ? isCodeLike(value) : isMadeUp(value))) return styled([]);
    if (!sentenceWords.test(words)) return undefined;
    if (!isExample && isBeside(words, parent)) return besideSentence(parent, status) ?? styled([]);
    return sentence;
  });

  function styled(known: readonly string[]): string {
    return codeFor(outcome, status, known);
  }
}

/** Returns the values that the schema lists for a member. */
function listed(fields: readonly Field[], path: readonly string[]): readonly unknown[] {
  const name = path.join('\n');
  return fields.find((field) => field.path.join('\n') === name)?.values ?? [];
}

function isCode(words: string): boolean {
  return codeWords.test(words);
}

/** Whether a text is a code: it has no blanks, but signs or cases that a word of a sentence doesn't have. */
function isCodeLike(text: string): boolean {
  return (
    /^[\w./:-]+$/.test(text) &&
    !/^(https?:|about:|urn:|\/)/.test(text) &&
    /[_./:-]|[a-z][A-Z]|^[A-Z\d]+$|^[a-z]+$/.test(text)
  );
}

/** Whether a text is what the sampler writes for a text without a format. */
function isMadeUp(text: string): boolean {
  return text === 'string';
}

/** Whether a text is the name of a status: `Unauthorized`. */
function isPhrase(text: string): boolean {
  return Object.values(STATUS_CODES).includes(text);
}

/** Whether another member of the same object has the sentence: `message` beside `error`, `detail` beside `title`. */
function isBeside(words: string, parent: unknown): boolean {
  if (!/^(error|err|title)$/.test(words) || !isRecord(parent)) return false;
  return Object.entries(parent).some(
    ([name, value]) =>
      /\b(message|msg|detail|description|reason)s?$/.test(wordsOf(name)) &&
      (typeof value === 'string' || Array.isArray(value)),
  );
}

/** Returns the name of the status, for a body that has its number, too. */
function besideSentence(parent: unknown, status: number): string | undefined {
  const hasStatus =
    isRecord(parent) &&
    Object.keys(parent).some((name) => /^((http )?status( code)?|title)$/.test(wordsOf(name)));
  return hasStatus ? STATUS_CODES[status] : undefined;
}
