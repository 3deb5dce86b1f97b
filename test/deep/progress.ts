import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '../../src/json.ts';
import { DeepError } from './deep-error.ts';

/** The first failure with this kind, and how often the kind occurred. */
export interface Failure {
  readonly kind: string;
  readonly action: number;
  readonly detail: string;
  readonly times: number;
}

/** The progress of a run, sufficient to resume it. */
export interface Progress {
  readonly seed: number;
  readonly seconds: number;
  readonly secondsDone: number;
  readonly nextAction: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly failures: readonly Failure[];
  readonly notes: readonly string[];
}

/** The default folder for progress files. */
const usualFolder = 'deep-runs';

/** Stores a run's progress atomically. */
export function keepProgress(name: string, progress: Progress, folder = usualFolder): void {
  mkdirSync(folder, { recursive: true });
  const file = fileOf(name, folder);
  writeFileSync(`${file}.part`, `${JSON.stringify(progress, null, 2)}\n`);
  renameSync(`${file}.part`, file);
}

/** Reads the progress of a run to resume. */
export function readProgress(name: string, folder = usualFolder): Progress {
  const file = fileOf(name, folder);
  const value = readJson(file);
  const progress = isRecord(value) ? progressOf(value) : undefined;
  if (progress !== undefined) return progress;
  throw new DeepError(`${file} contains no progress of a run: start without --resume`);
}

function fileOf(name: string, folder: string): string {
  return join(folder, `${name}.json`);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new DeepError(`found no progress in ${file}: start without --resume`);
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
