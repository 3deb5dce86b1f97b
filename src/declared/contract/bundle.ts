import { isRecord } from '../../json.ts';
import { problemAt, throwProblems, type Draft } from './draft.ts';
import { createOrigins } from './origins.ts';
import { parse } from './parse.ts';
import { below, pointerOf, setMember, type Path } from './pointer.ts';
import { visitReferences } from './references.ts';
import { pathNamed, readReferenced, targetOf, type SourceFile, type Target } from './source-files.ts';
import { versionProblem } from './version.ts';
import { filesMember } from './referenced-files.ts';

/** Content whose references are to be rewritten: a file, or a part of one. */
interface Part {
  readonly content: unknown;
  /** The index of the file. */
  readonly file: number;
  /** The path to the part in its file. */
  readonly path: Path;
  /** The index of the file to which its references are relative. */
  readonly base: number;
}

/** A rewritten reference or the place of its file; or the problem of the reference. */
type Rewritten = string | { readonly message: string };

/** Reads the files to which a draft refers, so that all its references lead into its document. */
export interface Bundler {
  readonly draft: Draft;
  /** Rewrites the references of a part, and reads the files that aren't in the document yet. */
  add(part: Part): Promise<void>;
}

/** Settings of a bundler. */
interface BundleOptions {
  readonly allowOutside: boolean;
  /** Receives the path of each file before it is read, whether or not there is such a file. */
  onRead(path: string): void;
}

/** Reads a contract and the files to which it refers into one document. */
export async function bundle(contract: SourceFile, options: BundleOptions): Promise<Bundler> {
  const content = await parse(contract.text, contract.name);
  const document = isRecord(content) ? content : {};
  const draft: Draft = { document, files: [contract], origins: createOrigins(), problems: [], notes: [] };
  const problem = versionProblem(content);
  if (problem !== undefined) {
    draft.problems.push({ file: 0, ...problem });
    await throwProblems(draft);
  }
  const bundler = createBundler(draft, contract, options);
  await bundler.add({ content, file: 0, path: [], base: 0 });
  return bundler;
}

function createBundler(draft: Draft, contract: SourceFile, options: BundleOptions): Bundler {
  /** The place of each file in the document, by the file's path. */
  const places = new Map([[contract.path, '']]);

  async function add({ content, file, path, base }: Part): Promise<void> {
    const source = draft.files[base];
    if (source === undefined) return;
    const pending: { holder: Record<string, unknown>; reference: string; path: Path }[] = [];
    visitReferences(content, (holder, reference, inside) => {
      const isDone = places.get(source.path) === '' && (reference === '#' || reference.startsWith('#/'));
      if (!isDone) pending.push({ holder, reference, path: [...path, ...inside, '$ref'] });
    });
    for (const one of pending) {
      const rewritten = await rewrite(one.reference, source, content);
      if (typeof rewritten === 'string') one.holder['$ref'] = rewritten;
      else draft.problems.push(problemAt(file, one.path, rewritten.message));
    }
  }

  async function rewrite(reference: string, source: SourceFile, content: unknown): Promise<Rewritten> {
    const at = reference.indexOf('#');
    const fragment = at === -1 ? '' : reference.slice(at + 1);
    const place = at === 0 ? places.get(source.path) : await placeOf(reference, source);
    if (typeof place === 'object') return place;
    if (fragment === '' || fragment.startsWith('/')) return `#${encodeURI(place ?? '')}${fragment}`;
    const anchor = at === 0 ? anchorOf(content, fragment) : undefined;
    if (anchor !== undefined) return `#${encodeURI(`${place ?? ''}${anchor}`)}`;
    return {
      message: `the $ref "${reference}" has no JSON pointer; expected one, such as #/components/schemas/User`,
    };
  }

  async function placeOf(reference: string, source: SourceFile): Promise<Rewritten> {
    if (reference !== '') options.onRead(pathNamed(reference, source));
    const target = targetOf(reference, source, contract, options.allowOutside);
    if (typeof target === 'string') return { message: target };
    return places.get(target.path) ?? read(reference, target);
  }

  async function read(reference: string, { path, relativePath }: Target): Promise<Rewritten> {
    const source = readReferenced(relativePath, path, contract);
    if (typeof source === 'string') return { message: `the $ref "${reference}" leads to ${source}` };
    const name = `./${relativePath}`;
    const place = below(below('', filesMember), name);
    places.set(path, place);
    const file = draft.files.push(source) - 1;
    draft.origins.set(place, { file, pointer: '' });
    const content = await parse(source.text, source.name);
    setMember(filesOf(draft.document), name, content);
    await add({ content, file, path: [], base: file });
    return place;
  }

  return { draft, add };
}

function filesOf(document: Record<string, unknown>): Record<string, unknown> {
  const known = Object.hasOwn(document, filesMember) ? document[filesMember] : undefined;
  if (isRecord(known)) return known;
  const files = {};
  document[filesMember] = files;
  return files;
}

/** Returns the pointer to the schema with an anchor; undefined if there is none. */
function anchorOf(content: unknown, name: string, path: Path = []): string | undefined {
  if (typeof content !== 'object' || content === null) return undefined;
  if ('$anchor' in content && content.$anchor === name) return pointerOf(path);
  if ('$dynamicAnchor' in content && content.$dynamicAnchor === name) return pointerOf(path);
  for (const [key, value] of Object.entries(content)) {
    const found = anchorOf(value, name, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}
