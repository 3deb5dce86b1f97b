import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

/** The result of a run. */
export interface Ran {
  readonly code: number | null;
  /** Everything it printed. */
  readonly output: string;
  /** The JSON reporter's result of each test, by full title. A later test replaces an earlier one of the same title. */
  readonly tests: Readonly<Record<string, TestResult>>;
}

/** A test, in the common form of the JSON reporters of jest and vitest. */
interface TestResult {
  readonly status: string;
  readonly failureMessages: readonly string[];
  readonly meta?: Readonly<Record<string, unknown>>;
}

const top = join(__dirname, '../..');
const shared = ['jest', 'vitest', '@jest', 'jest-environment-jsdom', 'vite', '@vitest', 'playwright-core'];

/** Copies a project of `projects`, `copies` times, to a new folder in which the built package is installed. */
export function projectFolder(name: string, copies = 1): string {
  const folder = temporaryFolder();
  const project = join(__dirname, 'projects', name);
  cpSync(project, folder, { recursive: true });
  for (let copy = 1; copy < copies; copy += 1)
    cpSync(project, join(folder, `copy-${copy}`), { recursive: true });
  const installed = join(folder, 'node_modules/login-emulator');
  mkdirSync(installed, { recursive: true });
  for (const part of ['package.json', 'dist'])
    cpSync(join(top, part), join(installed, part), { recursive: true });
  for (const part of shared) symlinkSync(join(top, 'node_modules', part), join(folder, 'node_modules', part));
  return folder;
}

/** Runs jest, which must exit by itself. */
export function runJest(folder: string, words: readonly string[], variables: Variables = {}): Promise<Ran> {
  const report = ['--testTimeout=30000', '--json', '--outputFile=results.json', '--rootDir', folder];
  return run(folder, [join(top, 'node_modules/jest/bin/jest.js'), ...report, ...words], variables);
}

/** Runs vitest once. */
export function runVitest(folder: string, words: readonly string[], variables: Variables = {}): Promise<Ran> {
  const report = ['--reporter=default', '--reporter=json', '--outputFile.json=results.json'];
  return run(folder, [join(top, 'node_modules/vitest/vitest.mjs'), 'run', ...report, ...words], variables);
}

/** Returns the failure messages of a test. */
export function messagesOf(tests: Ran['tests'], title: string): readonly string[] {
  return tests[title]?.failureMessages ?? [];
}

/** Returns the titles of the tests that a run's output warns about, as they sent no request to their emulator. */
export function warnedIn(output: string): readonly string[] {
  const warnings = output.matchAll(/no request reached \S+\/@\S+ while "([^"]+)" ran/g);
  return Array.from(warnings, ([, title = '']) => title);
}

/** Returns the lines that the tests of a run wrote to a file of the project's folder. */
export function linesIn(folder: string, file: string): readonly string[] {
  return readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');
}

type Variables = Readonly<Record<string, string>>;

function run(cwd: string, words: readonly string[], variables: Variables): Promise<Ran> {
  const env = { PATH: process.env['PATH'], NO_COLOR: '1', ...variables };
  const child = spawn(process.execPath, words, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output, tests: resultsIn(join(cwd, 'results.json')) }));
  });
}

interface Results {
  readonly testResults: readonly {
    readonly assertionResults: readonly (TestResult & { readonly fullName: string })[];
  }[];
}

function resultsIn(file: string): Ran['tests'] {
  if (!existsSync(file)) return {};
  const results: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isResults(results)) throw new Error(`${file} holds no results of jest or vitest`);
  const all = results.testResults.flatMap(({ assertionResults }) => assertionResults);
  return Object.fromEntries(all.map((result) => [result.fullName, result]));
}

function isResults(value: unknown): value is Results {
  return typeof value === 'object' && value !== null && 'testResults' in value;
}
