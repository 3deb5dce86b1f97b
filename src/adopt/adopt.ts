import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import { markKey, operationsIn } from '../declared/marks/check/document.ts';
import { overlayMisfits, readBareContract } from '../declared/load.ts';
import { FileError, UsageError } from '../errors.ts';
import { definedOnly, type Node } from '../json.ts';
import { besidePlan } from './planning/added-sign-in-plan.ts';
import { needsSignInBeside } from './added-sign-in/add-sign-in.ts';
import { habitOf } from './habits/index.ts';
import { planOf } from './planning/plan-of.ts';
import type { Plan } from './plan.ts';
import { prove, type ProofTools } from './prove/prove.ts';
import type { ProofLine } from './prove/line.ts';
import { nextQuestion, type Choice, type Question } from './questions.ts';
import { recognise, type Recognition } from './recognise/recognise.ts';
import { changesOf } from './write/changes.ts';
import type { Change } from './write/decide.ts';
import { writeBeside, type FileText } from './write/files.ts';
import { fixturesText } from './write/fixtures.ts';
import { mergeFixtures, mergeOverlay } from './write/merge.ts';
import { overlayText } from './write/overlay.ts';
import { schemaPath } from './write/schema-path.ts';

export { contractFromHar } from './har/contract-from-har.ts';

/** The settings of a run of adopt. */
export interface AdoptOptions {
  /** The id of the provider, and the path of its contract. */
  readonly id: string;
  readonly contract: string;
  /** Returns the choice of a question; without it, there are no questions. */
  readonly ask?: ((question: Question) => Promise<Choice>) | undefined;
  /** Whether the files beside the contract are left as they are. */
  readonly isDryRun: boolean;
  /** Whether a contract without a sign-in gets one. */
  readonly addsSignIn: boolean;
  /** Receives the name of each step. */
  readonly progress: (step: string) => void;
}

/** The result of a run: the findings, the files and the proof. */
export interface Adopted {
  readonly id: string;
  readonly contract: string;
  readonly title: string;
  readonly operations: number;
  readonly recognition: Recognition;
  readonly plan: Plan;
  readonly files: readonly AdoptedFile[];
  /** The actions that no longer fit the contract, as lines with file, line and column. */
  readonly misfits: readonly string[];
  readonly proof: readonly ProofLine[];
}

/** A file that adopt wrote, or would write. */
export interface AdoptedFile extends FileText {
  readonly kind: 'overlay' | 'fixtures';
  readonly isNew: boolean;
  /** The changes of a file that existed. */
  readonly changes: readonly Change[];
  /** Its lines that differ, with + and -. */
  readonly difference: readonly string[];
}

/** The most questions of a run. */
const mostQuestions = 5;

/**
 * Reads a contract, recognises its login, writes the overlay and the fixtures beside it, and proves them. Throws a
 * FileError with the problems of files.
 */
export async function adopt(
  { id, contract, ask, isDryRun, addsSignIn, progress }: AdoptOptions,
  tools: ProofTools,
): Promise<Adopted> {
  progress(`reading ${basename(contract)}`);
  const { document } = await readBareContract(contract);
  if (isMarked(document))
    throw new UsageError(
      `${contract} has marks of its own; adopt writes them beside a contract without marks`,
    );
  progress('recognising the login');
  const recognition = await asked(recognise(document), ask);
  progress('planning the marks');
  const isBeside = needsSignInBeside(recognition) && addsSignIn;
  const plan = isBeside
    ? await besidePlan(document, recognition, contract)
    : await planOf(document, recognition, habitOf(document, recognition));
  const files = filesOf(contract, plan);
  const overlay = files.find(({ kind }) => kind === 'overlay');
  const misfits =
    overlay === undefined || overlay.isNew
      ? []
      : await overlayMisfits(contract, { file: overlay.path, text: overlay.text });
  if (!isDryRun)
    await writeBeside(
      contract,
      files.filter(({ difference }) => difference.length > 0),
    );
  progress('walking the login');
  const proof = await proven({ id, contract, files, isDryRun }, tools);
  const { title } = plan;
  return {
    id,
    contract,
    title,
    operations: recognition.facts.length,
    recognition,
    plan,
    files,
    misfits,
    proof,
  };
}

/** Whether a contract has marks in itself. */
function isMarked(document: Node): boolean {
  return (
    document[markKey] !== undefined || operationsIn(document).some(({ node }) => node[markKey] !== undefined)
  );
}

async function asked(recognition: Recognition, ask: AdoptOptions['ask']): Promise<Recognition> {
  if (ask === undefined) return recognition;
  let current = recognition;
  const done: Question['id'][] = [];
  while (done.length < mostQuestions) {
    const question = nextQuestion(current, done);
    if (question === undefined) break;
    done.push(question.id);
    current = (await ask(question)).apply(current);
  }
  return current;
}

/** Returns the overlay and the fixtures, merged with those that exist. */
function filesOf(contract: string, plan: Plan): readonly AdoptedFile[] {
  const schema = schemaPath(dirname(contract));
  const overlay = besideOf(contract, 'login');
  const fixtures = besideOf(contract, 'fixtures');
  return [
    fileOf('overlay', overlay, overlayText(plan, { contract: basename(contract), schema }), (text) =>
      mergeOverlay(text, plan, basename(overlay)),
    ),
    fileOf('fixtures', fixtures, fixturesText(plan), (text) => mergeFixtures(text, plan, basename(fixtures))),
  ];
}

function fileOf(
  kind: AdoptedFile['kind'],
  path: string,
  text: string,
  merge: (existing: string) => { readonly text: string; readonly changes: readonly Change[] },
): AdoptedFile {
  if (!existsSync(path))
    return { kind, path, text, isNew: true, changes: [], difference: changesOf('', text) };
  const existing = readFileSync(path, 'utf8');
  const merged = merge(existing);
  return { kind, path, isNew: false, ...merged, difference: changesOf(existing, merged.text) };
}

/** Returns the path of the file beside a contract: that of an existing file, or of a new one. */
function besideOf(contract: string, kind: 'login' | 'fixtures'): string {
  const stem = join(dirname(contract), basename(contract, extname(contract)));
  const all = ['yaml', 'yml', 'json'].map((extension) => `${stem}.${kind}.${extension}`);
  return all.find(existsSync) ?? `${stem}.${kind}.yaml`;
}

interface Proven {
  readonly id: string;
  readonly contract: string;
  readonly files: readonly AdoptedFile[];
  readonly isDryRun: boolean;
}

/** Walks the login: by the files, or by copies of what would be written. */
async function proven(
  { id, contract, files, isDryRun }: Proven,
  tools: ProofTools,
): Promise<readonly ProofLine[]> {
  const folder = isDryRun ? mkdtempSync(join(tmpdir(), 'login-emulator-adopt-')) : undefined;
  const at = ({ path }: FileText) => (folder === undefined ? path : join(folder, basename(path)));
  try {
    if (folder !== undefined)
      await writeBeside(
        join(folder, 'x'),
        files.map((file) => ({ path: at(file), text: file.text })),
      );
    const [overlay, fixtures] = files.map(at);
    const lines = await prove({ id, file: contract, ...definedOnly({ overlay, fixtures }) }, tools);
    return folder === undefined ? lines : lines.map((line) => placedBeside(contract, folder, line));
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return [{ name: 'the files', result: 'failed', detail: error.message }];
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** Names the file that a run without --dry-run would write, in place of the temporary one. */
function placedBeside(contract: string, folder: string, line: ProofLine): ProofLine {
  const place = line.place?.replace(folder, dirname(contract));
  return { ...line, ...definedOnly({ place }) };
}
