import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '../../src/json.ts';
import { DeepError } from './deep-error.ts';

/** A failure of a kind, and how often it was seen. */
export interface Failure {
  readonly kind: string;
  readonly action: number;
  readonly detail: string;
  readonly times: number;
}

/** How far a run has come; enough to go on after an interruption. */
export interface Progress {
  readonly seed: number;
  readonly seconds: number;
  readonly secondsDone: number;
  readonly nextAction: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly failures: readonly Failure[];
  readonly notes: readonly string[];
}

/** Where progress is kept, unless a test has a folder of its own. */
const usualFolder = 'deep-runs';

/** Keeps a run's progress; a reader finds the whole file or the one before. */
export function keepProgress(name: string, progress: Progress, folder = usualFolder): void {
  mkdirSync(folder, { recursive: true });
  const file = fileOf(name, folder);
  writeFileSync(`${file}.part`, `${JSON.stringify(progress, null, 2)}\n`);
  renameSync(`${file}.part`, file);
}

/** Reads the progress of a run that is to be resumed. */
export function readProgress(name: string, folder = usualFolder): Progress {
  const file = fileOf(name, folder);
  const value = readJson(file);
  const progress = isRecord(value) ? progressOf(value) : undefined;
  if (progress !== undefined) return progress;
  throw new DeepError(`${file} holds no progress of a run; start anew without --resume`);
}

function fileOf(name: string, folder: string): string {
  return join(folder, `${name}.json`);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new DeepError(`there is nothing to resume in ${file}; start anew without --resume`);
  }
}

function progressOf(value: Readonly<Record<string, unknown>>): Progress | undefined {
  const { seed, seconds, secondsDone, nextAction, counts, failures, notes } = value;
  if (typeof seed !== 'number' || typeof seconds !== 'number') return undefined;
  if (typeof secondsDone !== 'number' || typeof nextAction !== 'number') return undefined;
  if (!isRecord(counts) || !Array.isArray(failures) || !Array.isArray(notes)) return undefined;
  return {
    ...{ seed, seconds, secondsDone, nextAction },
    counts: Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, Number(count)])),
    failures: failures.flatMap((failure: unknown) => (isRecord(failure) ? [failureOf(failure)] : [])),
    notes: notes.map(String),
  };
}

function failureOf({ kind, action, detail, times }: Readonly<Record<string, unknown>>): Failure {
  return { kind: String(kind), action: Number(action), detail: String(detail), times: Number(times) };
}
