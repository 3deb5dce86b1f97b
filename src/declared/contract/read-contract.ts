import { createHash } from 'node:crypto';
import type { Problem } from '../../files/problems.ts';
import type { Node } from '../../json.ts';
import { inFile, linesOf, throwProblems, type Draft, type FileProblem } from './draft.ts';
import { brokenReferences, formNotes, formProblems } from './form.ts';
import { cacheContract, readCachedContract, type CachedContract } from './cached-contract.ts';
import { readSource, type SourceFile } from './source-files.ts';

/** The files of a contract. */
export interface ContractFiles {
  /** The path of the OpenAPI document. */
  readonly contract: string;
  /** The path of an overlay for it. */
  readonly overlay?: string;
  /** Whether references may lead to files outside the contract's folder. */
  readonly allowOutside?: boolean;
  /** The user's own cache folder, for the result; omitted, every call parses the files. */
  readonly cache?: string;
  /** Finds further problems and notes of the document. A cached document has passed, and isn't inspected again. */
  readonly inspect?: Inspect;
  /** Receives the path of each file to which the contract refers, even if it cannot be read. */
  readonly onRead?: (path: string) => void;
}

/** Finds problems, which prevent the start, and notes. */
type Inspect = (document: Node) => Promise<Readonly<Record<'problems' | 'notes', readonly Problem[]>>>;

/** A contract as one document, with the overlay applied. */
export interface LoadedContract {
  /** The OpenAPI document. All its references lead into itself; circular references stay references. */
  readonly document: Node;
  /** The paths of all files: the contract, those to which it refers, and the overlay. */
  readonly files: readonly string[];
  /** The SHA-256 of the content of all files. */
  readonly digest: string;
  /** Warnings, each with file, line and column. */
  readonly notes: readonly string[];
  /** Returns problems of the document as lines with the file, line and column from which each node comes. */
  locate(problems: readonly Problem[]): Promise<readonly string[]>;
}

/**
 * Reads an OpenAPI 3.0 or 3.1 contract in YAML or JSON, the files to which it refers, and its overlay. Throws a FileError
 * with all problems. If there is a cache folder, the next call with the same files parses no YAML.
 */
export async function readContract(files: ContractFiles): Promise<LoadedContract> {
  const contract = readSource(files.contract);
  const overlay = files.overlay === undefined ? undefined : readSource(files.overlay);
  const allowOutside = files.allowOutside === true;
  const { cache, inspect, onRead = () => undefined } = files;
  const isInspected = inspect !== undefined;
  const request = { contract, overlay, allowOutside, isInspected, cache, onRead };
  const cached = readCachedContract(request);
  if (cached !== undefined) return loaded(cached);
  const { bundle } = await import('./bundle.ts');
  const bundler = await bundle(contract, { allowOutside, onRead });
  const { draft } = bundler;
  const { inlinePathItems } = await import('./path-items.ts');
  inlinePathItems(draft);
  if (overlay !== undefined) {
    const { applyOverlay } = await import('./overlay.ts');
    await applyOverlay(bundler, overlay);
  }
  await throwProblems(checked(draft));
  await throwProblems(await inspected(draft, inspect));
  const read = { ...draft, notes: await linesOf(draft.files, draft.notes) };
  cacheContract(request, read);
  return loaded(read);
}

/** Adds the problems and notes of the document to a draft. */
function checked(draft: Draft): Draft {
  const { document, origins, problems, notes } = draft;
  const toFile = (problem: Problem): FileProblem => inFile(origins, problem);
  problems.push(...[...formProblems(document), ...brokenReferences(document)].map(toFile));
  notes.push(...formNotes(document).map(toFile));
  return draft;
}

/** Adds the findings of an inspection to a draft. */
async function inspected(draft: Draft, inspect: Inspect | undefined): Promise<Draft> {
  const found = await inspect?.(draft.document);
  const toFile = (problem: Problem): FileProblem => inFile(draft.origins, problem);
  draft.problems.push(...(found?.problems ?? []).map(toFile));
  draft.notes.push(...(found?.notes ?? []).map(toFile));
  return draft;
}

function loaded({ document, files: read, origins, notes }: CachedContract): LoadedContract {
  // without the texts, which are large
  const files = read.map(({ path, name, hash }) => ({ path, name, hash }));
  return {
    document,
    files: files.map(({ path }) => path),
    digest: digestOf(files),
    notes,
    locate: (problems) =>
      linesOf(
        files,
        problems.map((problem) => inFile(origins, problem)),
      ),
  };
}

function digestOf(files: readonly Pick<SourceFile, 'hash'>[]): string {
  const all = createHash('sha256');
  for (const { hash } of files) all.update(hash);
  return all.digest('hex');
}
