import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { markKey, operationsIn } from '../declared/marks/check/document.ts';
import { overlayMisfits, readBareContract } from '../declared/load.ts';
import { FileError, reasonOf, UsageError } from '../errors.ts';
import { definedOnly, type Node } from '../json.ts';
import { besidePlan } from './planning/added-sign-in-plan.ts';
import { source as addedSource } from './added-sign-in/context.ts';
import { needsSignInBeside, signInBeside } from './added-sign-in/add-sign-in.ts';
import { habitOf } from './habits/index.ts';
import { planOf } from './planning/plan-of.ts';
import { asPlanned } from './planning/as-planned.ts';
import { usablePlan } from './planning/usable.ts';
import type { Plan } from './plan.ts';
import { prove, type ProofTools } from './prove/prove.ts';
import type { ProofLine } from './prove/line.ts';
import { nextQuestion, type Choice, type Question } from './questions.ts';
import { recognise, type Recognition } from './recognise/recognise.ts';
import { accountsIn, type ShownAccount } from './write/accounts-in.ts';
import { changesOf } from './write/changes.ts';
import type { Change } from './write/decide.ts';
import { inDraft } from './write/draft.ts';
import { writeBeside, type FileText } from './write/files.ts';
import { fixturesText } from './write/fixtures.ts';
import { loadable } from './write/loadable.ts';
import { mergeFixtures, mergeOverlay } from './write/merge.ts';
import { overlayText } from './write/overlay.ts';
import { withAdvice } from './write/piece-of-problem.ts';
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
  /** Whether no operation signs in, and adopt can add a sign-in. */
  readonly canAddSignIn: boolean;
  readonly plan: Plan;
  readonly files: readonly AdoptedFile[];
  /** The accounts of the fixtures. */
  readonly accounts: readonly ShownAccount[];
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
  const recognised = await asked(recognise(document), ask);
  progress('planning the marks');
  const { plan, files, recognition, canAddSignIn } = await planned(document, recognised, {
    contract,
    addsSignIn,
  });
  const overlay = files.find(({ kind }) => kind === 'overlay');
  const misfits =
    overlay === undefined || overlay.isNew
      ? []
      : (await overlayMisfits(contract, { file: overlay.path, text: overlay.text })).map((misfit) =>
          withAdvice(overlay, misfit),
        );
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
    canAddSignIn,
    plan,
    files,
    accounts: files.filter(({ kind }) => kind === 'fixtures').flatMap(accountsIn),
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

type Planned = Pick<Adopted, 'plan' | 'files' | 'recognition' | 'canAddSignIn'>;

/** Plans the marks, and a sign-in if the contract lacks one and the person requested it, now or in an earlier run. */
async function planned(
  document: Node,
  recognised: Recognition,
  { contract, addsSignIn }: Pick<AdoptOptions, 'contract' | 'addsSignIn'>,
): Promise<Planned> {
  const loaded = async (plan: Plan) =>
    loadable(await usablePlan(document, plan), { contract, filesOf: (some) => filesOf(contract, some) });
  const isWanted = addsSignIn || hasAddedSignIn(besideOf(contract, 'login'));
  const beside = async (recognition: Recognition) => ({
    ...(await loaded(await besidePlan(document, recognition, contract))),
    ...{ recognition, canAddSignIn: false },
  });
  if (isWanted && needsSignInBeside(recognised)) return beside(recognised);
  const own = await loaded(await planOf(document, recognised, habitOf(document, recognised)));
  const recognition = asPlanned(recognised, own.plan);
  const needs = needsSignInBeside(recognition);
  if (isWanted && needs) return beside(recognition);
  return { ...own, recognition, canAddSignIn: needs && !('problem' in signInBeside(document, recognition)) };
}

/** Whether an overlay has a sign-in that adopt added. */
function hasAddedSignIn(overlay: string): boolean {
  return existsSync(overlay) && readFileSync(overlay, 'utf8').replaceAll(/\s+/g, ' ').includes(addedSource);
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
  const existing = textOf(path);
  const merged = merge(existing);
  return { kind, path, isNew: false, ...merged, difference: changesOf(existing, merged.text) };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new FileError([`${path}: cannot be read: ${reasonOf(error)}`]);
  }
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
  const proofOf = ([overlay, fixtures]: readonly string[]) =>
    prove({ id, file: contract, ...definedOnly({ overlay, fixtures }) }, tools);
  try {
    if (!isDryRun) return await proofOf(files.map(({ path }) => path));
    return await inDraft(files, async ({ paths, named }) => {
      const lines = await proofOf(paths);
      return lines.map((line) => ({
        ...line,
        ...(line.place === undefined ? {} : { place: named(line.place) }),
        ...(line.detail === undefined ? {} : { detail: named(line.detail) }),
      }));
    });
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return [{ name: 'the files', result: 'failed', detail: error.message }];
  }
}
