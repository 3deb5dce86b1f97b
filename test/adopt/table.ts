import { recognise } from '../../src/adopt/recognise/recognise.ts';
import { compare, type Compared, type MarkKind } from './measure.ts';
import type { Key } from './keys.ts';

/** A contract, compared with its key. */
export interface Measured {
  readonly name: string;
  readonly tuned: boolean;
  readonly marks: readonly Compared[];
  readonly milliseconds: number;
}

/** Recognises the login of a contract, and compares it with its key. */
export function measured(key: Key, document: unknown): Measured {
  const start = performance.now();
  const found = recognise(document);
  const milliseconds = performance.now() - start;
  return { name: key.name, tuned: key.tuned, marks: compare(found, key), milliseconds };
}

/** Adds up contracts under one name. */
export function total(name: string, rows: readonly Measured[]): Measured {
  return {
    name,
    tuned: rows.length > 0 && rows.every(({ tuned }) => tuned),
    marks: rows.flatMap(({ marks }) => marks),
    milliseconds: rows.reduce((sum, one) => sum + one.milliseconds, 0),
  };
}

/** The figures of marks that may only get better. */
export interface Figures {
  /** The share of right marks among those of the key and the wrong ones, in percent. */
  readonly right: number;
  /** The share of wrong marks among those called sure, in percent. */
  readonly wrongOfSure: number;
  /** The wrong marks that were called sure for a sign-in's act, login, password and token. */
  readonly wrongOfSignIn: number;
}

/** Returns the figures of a contract or of a total. */
export function figuresOf({ marks }: Pick<Measured, 'marks'>): Figures {
  const sure = marks.filter(({ certainty }) => certainty === 'sure');
  const wrong = sure.filter(({ result }) => result === 'wrong');
  return {
    right: percent(countOf(marks, 'right'), marks.length),
    wrongOfSure: percent(wrong.length, sure.length),
    wrongOfSignIn: wrong.filter(({ isOfSignIn }) => isOfSignIn).length,
  };
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}

function countOf(marks: readonly Compared[], result: Compared['result']): number {
  return marks.filter((one) => one.result === result).length;
}

const columns: readonly (readonly [string, MarkKind])[] = [
  ['acts', 'act'],
  ['places', 'place'],
  ['tokens', 'token'],
  ['outcomes', 'outcome'],
  ['session', 'session'],
];

const head = ['contract', 'tuned', ...columns.map(([title]) => title), 'sure, wrong', 'right', 'ms'];
const legend =
  'Each count is: right / wrong / open with a right guess / open without one. “sure, wrong” counts what was called sure.';

/** Writes the table of contracts as text. */
export function tableText(rows: readonly Measured[]): string {
  const lines = [head, ...rows.map(cellsOf)];
  const widths = head.map((_, index) => Math.max(...lines.map((cells) => cells[index]?.length ?? 0)));
  const text = lines.map((cells) => cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  '));
  return [...text, '', legend].map((line) => line.trimEnd()).join('\n');
}

function cellsOf(row: Measured): readonly string[] {
  const { name, tuned, marks, milliseconds } = row;
  const sure = marks.filter(({ certainty }) => certainty === 'sure');
  return [
    name,
    tuned ? 'yes' : 'no',
    ...columns.map(([, kind]) => countsOf(marks.filter((one) => one.kind === kind))),
    `${sure.length}, ${countOf(sure, 'wrong')}`,
    marks.length === 0 ? '' : `${String(Math.floor(figuresOf(row).right))} %`,
    milliseconds.toFixed(0),
  ];
}

function countsOf(marks: readonly Compared[]): string {
  return (['right', 'wrong', 'guessed', 'missing'] as const)
    .map((result) => countOf(marks, result))
    .join(' / ');
}

/** Lists the marks that aren't right, for those who change the rules: only those of contracts for tuning. */
export function faultsText(rows: readonly Measured[]): string {
  const tuned = rows.filter((row) => row.tuned);
  return tuned
    .flatMap(({ name, marks }) => [
      name,
      ...marks
        .filter(({ result }) => result !== 'right')
        .map(({ kind, result, certainty = '', text }) => `  ${result} ${kind} ${certainty} ${text}`),
    ])
    .join('\n');
}
