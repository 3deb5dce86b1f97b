import { FileError } from '../errors.ts';
import { applyOverlay } from './contract/overlay.ts';
import { bundle } from './contract/bundle.ts';
import { inFile, linesOf } from './contract/draft.ts';
import { brokenReferences, formProblems } from './contract/form.ts';
import { parse, located } from './contract/parse.ts';
import { inlinePathItems } from './contract/path-items.ts';
import { hashOf, readSource } from './contract/source-files.ts';
import { inspectMarks } from './runtime/inspect.ts';

/** An overlay that may not be in its file yet. */
export interface OverlayText {
  /** The path of its file. */
  readonly file: string;
  readonly text: string;
}

/**
 * Returns what no longer fits a contract, as lines with file, line and column: targets, places, examples and security
 * schemes of the overlay that the contract doesn't have.
 */
export async function misfitsOf(
  contractFile: string,
  { file, text }: OverlayText,
): Promise<readonly string[]> {
  const contract = readSource(contractFile);
  const bundler = await bundle(contract, { allowOutside: false, onRead: () => undefined });
  const { draft } = bundler;
  inlinePathItems(draft);
  try {
    await parse(text, file);
    await applyOverlay(bundler, { path: file, name: file, text, hash: hashOf(text) });
  } catch (error) {
    if (error instanceof FileError) return error.lines;
    throw error;
  }
  const { document, origins, files, problems } = draft;
  const { problems: errors, notes } = inspectMarks(document);
  const found = [
    ...formProblems(document),
    ...brokenReferences(document),
    ...errors,
    // a contract may be incomplete, so an unknown place is only a note
    ...notes.filter(({ path }) => path.includes('reads') || path.includes('when')),
  ];
  const all = [...problems, ...found.map((problem) => inFile(origins, problem))];
  // the text may differ from that of the file, so it is located here
  const isOfOverlay = (index: number) => files[index]?.path === file;
  const ofOverlay = all.filter((problem) => isOfOverlay(problem.file));
  const others = all.filter((problem) => !isOfOverlay(problem.file));
  return [...(await linesOf(files, others)), ...new Set(await located(file, text, ofOverlay))];
}
