import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join, resolve } from 'node:path';
import { idProblem } from '../emulator/provider-choice.ts';
import { FileError, reasonOf, UsageError } from '../errors.ts';
import { definedOnly } from '../json.ts';
import { displayUrl } from '../urls.ts';
import { fetchContract } from './fetch-contract.ts';
import { fileEntryOf } from './provider-entries.ts';

/** A contract that the command line names by a path or an address. */
export interface NamedContract {
  /** The id of its provider. */
  readonly id: string;
  /** The path of its file. */
  readonly contract: string;
  /** The text of an address, which has no file yet. */
  readonly fetched?: { readonly address: string; readonly text: string; readonly note?: string };
}

interface Naming {
  readonly folder: string;
  /** The ids that other providers have. */
  readonly taken: readonly string[];
  readonly progress: (step: string) => void;
}

/** Returns the contract of `acme.yaml`, `acme=openapi.json` or `https://…/openapi.json`. An address is fetched. */
export async function namedContract(
  word: string,
  { folder, taken, progress }: Naming,
): Promise<NamedContract> {
  const { id: given, file } = entryOf(word);
  if (given !== undefined) checkId(given, taken);
  if (!isAddress(file))
    return { id: given ?? idOf(basename(file, extname(file)), taken), contract: resolve(folder, file) };
  const address = displayUrl(file);
  progress(`fetching ${address}`);
  const { text, host } = await fetchContract(file);
  const id = given ?? idOf(titleIn(text) ?? host, taken);
  const contract = resolve(folder, `${id}.${/^\s*[{[]/.test(text) ? 'json' : 'yaml'}`);
  return { id, contract, fetched: { address, text } };
}

/** A recording of a browser, and the host of the API in it. */
interface Recording {
  readonly from: string;
  readonly host?: string;
}

/** Makes the contract of a recorded login: `acme=acme.yaml` names it, else its host does. */
export async function recordedContract(
  word: string,
  { from, host }: Recording,
  { folder, taken, progress }: Naming,
): Promise<NamedContract> {
  const { contractFromHar } = await import('../adopt/adopt.ts');
  const made = contractFromHar(recordingText(resolve(folder, from)), {
    file: from,
    progress,
    ...definedOnly({ host }),
  });
  const { id: given, file } = word === from ? { id: undefined, file: undefined } : entryOf(word);
  if (given !== undefined) checkId(given, taken);
  const id = given ?? idOf(file === undefined ? made.host : basename(file, extname(file)), taken);
  const { stringify } = await import('yaml');
  const text = stringify(made.contract, { lineWidth: 110 });
  const note = `replaced ${made.replaced} secrets and data of persons; read the contract through before you share it`;
  return { id, contract: resolve(folder, file ?? `${id}.yaml`), fetched: { address: from, text, note } };
}

function recordingText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${reasonOf(error)}`);
  }
}

function entryOf(word: string): { readonly id: string | undefined; readonly file: string } {
  const { id, file } = fileEntryOf(word);
  return file === undefined || isAddress(word) ? { id: undefined, file: word } : { id, file };
}

function isAddress(word: string): boolean {
  return /^https?:\/\//i.test(word);
}

function checkId(id: string, taken: readonly string[]): void {
  const isTaken = taken.includes(id);
  const problem =
    idProblem(id) ??
    (isTaken ? `another provider has the id ${id}; choose another id, such as ${id}-2` : undefined);
  if (problem !== undefined) throw new UsageError(problem);
}

/** A file name has at most 255 characters. */
const longestId = 60;

/** Returns an id for a name: `Acme API` is `acme-api`. */
function idOf(name: string, taken: readonly string[]): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+/g, '')
    .slice(0, longestId)
    .replaceAll(/-+$/g, '');
  const id = plain === '' ? 'api' : plain;
  return taken.includes(id) || idProblem(id) !== undefined ? `${id}-2` : id;
}

/** Finds the title in the text of a contract, before it is parsed. */
function titleIn(text: string): string | undefined {
  return /["']?title["']?\s*:\s*["']?([^"',\n}]+)/.exec(text)?.[1]?.trim();
}

/**
 * Writes a fetched contract, and tells so. Throws a UsageError if another file has its name: only a contract that was
 * adopted before is replaced.
 */
export function writeFetched({ id, contract, fetched }: NamedContract): string | undefined {
  if (fetched === undefined) return undefined;
  const name = basename(contract);
  const { address, text, note } = fetched;
  if (!existsSync(contract)) {
    write(contract, text);
    return `wrote ${name}, as ${address} has it${note === undefined ? '' : `; ${note}`}`;
  }
  if (readFileSync(contract, 'utf8') === text) return undefined;
  if (!besideOf(contract).some((file) => file.includes('.login.')))
    throw new UsageError(
      `${name} exists and isn't what ${address} has; choose another id, such as login-emulator adopt ${id}-2=${address}`,
    );
  write(contract, text);
  return `changed ${name}: ${address} has another contract now`;
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`${path} cannot be written: ${reasonOf(error)}`);
  }
}

/** Creates a temporary folder with a fetched contract and copies of its overlay and fixtures, calls `use`, and removes it. */
export async function inDraft<T>(
  contract: string,
  text: string,
  use: (draft: { readonly folder: string; readonly contract: string }) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'login-emulator-adopt-'));
  try {
    for (const file of besideOf(contract)) cpSync(resolve(contract, '..', file), join(folder, file));
    const draft = join(folder, basename(contract));
    writeFileSync(draft, text);
    return await use({ folder, contract: draft });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Checks that a fetched text is a contract, before anything is written. Throws a FileError that names its address. */
export async function checkFetched({ contract, fetched }: NamedContract): Promise<void> {
  if (fetched === undefined) return;
  const { readBareContract } = await import('../declared/load.ts');
  await inDraft(contract, fetched.text, async (draft) => {
    try {
      await readBareContract(draft.contract);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      throw new FileError(error.lines.map((line) => line.replaceAll(draft.contract, fetched.address)));
    }
  });
}

/** Returns the names of the overlays and the fixtures beside a contract. */
function besideOf(contract: string): readonly string[] {
  const stem = basename(contract, extname(contract));
  return readdirSync(resolve(contract, '..')).filter(
    (file) => file.startsWith(`${stem}.login.`) || file.startsWith(`${stem}.fixtures.`),
  );
}
