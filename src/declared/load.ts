import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { FileError } from '../errors.ts';
import type { Problem } from '../files/problems.ts';
import { createCodeKinds, type CodeKinds } from './runtime/codes.ts';
import { definedOnly, type Node } from '../json.ts';
import { checkedCode } from './code/check.ts';
import type { OperationCode } from './runtime/operation-code.ts';
import { operationsOf, type OperationHead } from './contract/operations.ts';
import { memberOf } from './contract/pointer.ts';
import { readContract, type ContractFiles, type LoadedContract } from './contract/read-contract.ts';
import type { Checks } from './contract/check.ts';
import { readFixtureFile } from './accounts/fixture-file.ts';
import { loadAccountFields, type AccountFields } from './runtime/account-fields.ts';
import { createActFinder } from './runtime/act-finder.ts';
import { challengeKind, resolveMarks } from './runtime/resolve.ts';
import { marksOf, tokensOf } from './marks/defaults.ts';
import type { Marks } from './marks/types.ts';
import { operationActs } from './operation/build.ts';
import type { OperationAct } from './operation/perform.ts';
import type { ProviderParts } from './runtime/parts.ts';
import { createDeclaredProvider } from './provider.ts';
import { noteWithoutMarks } from './unmarked.ts';
import { declaredFixture } from './accounts/fixtures.ts';
import { rootsFor } from './runtime/source-roots.ts';
import type { RootNames } from './template/source-types.ts';
import { createSampler } from './template/sample.ts';
import type { Update } from './update-problems.ts';
import { createKeys, type GivenKey, type KeySet } from './tokens/keys.ts';
import { lettersOf } from './tokens/opaque.ts';
import { createTokenForms } from './tokens/token-forms.ts';
import type { TokenForm } from './tokens/form.ts';
import type { Provider } from '../core/provider.ts';

/** The files of a declared provider. */
export interface DeclaredFiles {
  readonly id: string;
  readonly file: string;
  /** By default, the file beside the contract: `acme.login.yaml`. */
  readonly overlay?: string;
  /** By default, the file beside the contract: `acme.fixtures.yaml`. */
  readonly fixtures?: string;
  /** Operations in code, by operationId. */
  readonly operations?: Readonly<Record<string, OperationCode>>;
}

/** A declared provider, with the files that it was loaded from. */
export interface LoadedDeclared {
  readonly provider: Provider;
  readonly notes: readonly string[];
  /** The paths of its files, and of files that would be read if they existed. */
  readonly files: readonly string[];
  /** Compares the examples that its marks send with the contract's schemas. Returns a sentence for each that breaks its schema. */
  exampleNotes(): Promise<readonly string[]>;
  /** The file of its accounts; omitted if it has the default accounts. */
  readonly fixtures?: string;
  /** The file of its overlay; omitted if it has none. */
  readonly overlay?: string;
  /** The parts of the marks that the types of the provider show. */
  readonly typing: {
    readonly fields: Readonly<Record<string, Node>>;
    readonly tokens: readonly string[];
  };
  /** Its contract and its marks, for commands that explain or prove them. */
  readonly model: DeclaredModel;
}

/** A declared provider as its files describe it. */
export interface DeclaredModel extends Pick<LoadedContract, 'locate'> {
  readonly parts: ProviderParts;
  /** Returns the acts of an operation. */
  actsOf(head: OperationHead): readonly OperationAct[];
}

/** Options of loading a declared provider. */
interface LoadOptions extends Pick<ContractFiles, 'cache' | 'onRead'> {
  /** The files beside the contract when it was loaded before. It can't be loaded again without one of them. */
  readonly previous?: Pick<LoadedDeclared, 'overlay' | 'fixtures'>;
}

/** Loads a contract with its marks as a provider. Throws a FileError with file, line and column of all problems. */
export async function loadDeclaredProvider(
  entry: DeclaredFiles,
  { previous = {}, ...options }: LoadOptions = {},
): Promise<LoadedDeclared> {
  const overlays = entry.overlay === undefined ? besides(entry.file, 'login') : [entry.overlay];
  const fixtureFiles = entry.fixtures === undefined ? besides(entry.file, 'fixtures') : [entry.fixtures];
  const files = new Set([entry.file, ...overlays, ...fixtureFiles]);
  for (const file of files) options.onRead?.(file);
  const overlay = entry.overlay ?? foundOf(overlays, previous.overlay);
  const fixtures = entry.fixtures ?? foundOf(fixtureFiles, previous.fixtures);
  const contract = await readMarkedContract({
    ...{ contract: entry.file, ...definedOnly({ overlay }), ...options },
  });
  const marks = marksOf(contract.document);
  const accountFields = await loadAccountFields(marks, contract.document);
  const check = declaredFixture(marks, { checkFields: accountFields.check }).check;
  const content = fixtures === undefined ? undefined : await readFixtureFile(fixtures, check, options.cache);
  const keys = await keysOf(keysIn(content), fixtures);
  const formOf = await tokenForms(marks, keys, contract);
  const shared = partsOf(entry, contract, marks, { keys, formOf, accountFields });
  const { operations } = entry;
  const parts = operations === undefined ? shared : { ...shared, code: checkedCode(operations, shared) };
  const provider = createDeclaredProvider(parts, {
    title: titleOf(contract.document, entry.id),
    ...(content === undefined ? {} : { fixture: content }),
    ...definedOnly({ fixtureFile: fixtures }),
    digest: contract.digest,
  });
  const { id, file } = entry;
  const unmarked =
    operations === undefined
      ? noteWithoutMarks({ id, file, overlay }, contract.document, parts.operations)
      : [];
  return {
    provider,
    notes: [...unmarked, ...contract.notes, ...(await fixtureNotes(content, contract.document, fixtures))],
    exampleNotes: async () => {
      const { brokenExamples } = await import('./operation/sent-examples.ts');
      return contract.locate(brokenExamples(contract.document, await parts.checks()));
    },
    files: [...new Set([...files, ...contract.files])],
    ...definedOnly({ fixtures, overlay }),
    typing: { fields: marks.account?.fields ?? {}, tokens: Object.keys(tokensOf(marks)) },
    model: { parts, locate: contract.locate, actsOf: (head) => operationActs(head, parts) },
  };
}

/** Reads a contract without the overlay beside it. Throws a FileError with all problems. */
export function readBareContract(contract: string): Promise<LoadedContract> {
  return readContract({ contract });
}

/**
 * Returns what doesn't fit a contract, as lines with file, line and column: targets, places, examples and security schemes
 * of an overlay that may not be in its file yet.
 */
export async function overlayMisfits(
  contract: string,
  overlay: { readonly file: string; readonly text: string },
): Promise<readonly string[]> {
  const { misfitsOf } = await import('./misfits.ts');
  return misfitsOf(contract, overlay);
}

/** Reads a contract with its marks, and checks these. Throws a FileError with file, line and column of all problems. */
export function readMarkedContract(files: Omit<ContractFiles, 'inspect'>): Promise<LoadedContract> {
  return readContract({
    ...files,
    inspect: async (document) => (await import('./runtime/inspect.ts')).inspectMarks(document),
  });
}

/** Returns the problems that a contract has with updates of an overlay that isn't written yet. */
export async function problemsWith(document: Node, updates: readonly Update[]): Promise<readonly Problem[]> {
  return (await import('./update-problems.ts')).updateProblems(document, updates);
}

/** Returns notes about the fixtures. Their check is loaded only for accounts with an address besides their login. */
async function fixtureNotes(content: unknown, document: Node, file = ''): Promise<readonly string[]> {
  const accounts = memberOf(content, 'accounts');
  const hasAddress = Array.isArray(accounts) && accounts.some((one) => memberOf(one, 'email') !== undefined);
  if (!hasAddress) return [];
  const { addressNotes } = await import('./marks/check/account.ts');
  return addressNotes(content, document, marksOf(document)).map((note) => `${file}: ${note}`);
}

/** Returns the first file that exists. Throws a FileError if an earlier one doesn't exist any more. */
function foundOf(files: readonly string[], previous: string | undefined): string | undefined {
  const found = files.find(existsSync);
  if (found === undefined && previous !== undefined)
    throw new FileError([`${previous}: is missing; restore it, or start again without it`]);
  return found;
}

/** Returns the possible files of a kind beside a contract: `acme.login.yaml` beside `acme.yaml`. */
function besides(file: string, kind: 'login' | 'fixtures'): readonly string[] {
  const stem = join(dirname(file), basename(file, extname(file)));
  return ['yaml', 'yml', 'json'].map((extension) => `${stem}.${kind}.${extension}`);
}

function titleOf(document: unknown, id: string): string {
  const title = memberOf(memberOf(document, 'info'), 'title');
  return typeof title === 'string' ? title : id;
}

function keysIn(content: unknown): readonly GivenKey[] {
  const keys = memberOf(content, 'keys');
  return Array.isArray(keys) ? (keys as GivenKey[]) : [];
}

/** The parts of a provider that its files have. */
interface LoadedParts {
  readonly keys: KeySet;
  readonly formOf: (kind: string) => TokenForm;
  readonly accountFields: AccountFields;
}

function partsOf(
  { id, file }: DeclaredFiles,
  { document, locate }: LoadedContract,
  marks: Marks['Marks'],
  { keys, formOf, accountFields }: LoadedParts,
): ProviderParts {
  const operations = operationsOf(document);
  const codes = lettersOf(marks.backupCodes?.alphabet);
  if ('message' in codes) throw new FileError([`x-login.backupCodes.alphabet: ${codes.message}`]);
  const roots = rootsFor(marks);
  let checks: Promise<Checks> | undefined;
  const sampler = createSampler();
  return {
    ...{ id, document, operations, roots, source: { file, locate } },
    marks: resolveMarks(
      marks,
      { title: titleOf(document, id), schemes: operations.carriers, publicKeys: keys.jwks().keys },
      formOf,
      { codeOf: codeKinds(marks, roots), hasAct: createActFinder(document, operations), accountFields },
    ),
    checks: () =>
      (checks ??= import('./contract/check.ts').then(({ createChecks }) => createChecks(document))),
    sample: (schema, request) => sampler(document, schema, request),
  };
}

/** Creates the keys of the fixtures. Throws a FileError with the places of wrong ones. */
async function keysOf(given: readonly GivenKey[], file = ''): Promise<KeySet> {
  const created = createKeys(given);
  if ('keys' in created) return created.keys;
  const { readYaml } = await import('../files/yaml.ts');
  throw readYaml(file).failure(created.problems.map((one) => ({ ...one, path: ['keys', ...one.path] })));
}

/** Compiles the codes of all purposes. */
function codeKinds(marks: Marks['Marks'], roots: RootNames): CodeKinds {
  const compiled = createCodeKinds(marks, roots);
  if ('kinds' in compiled) return compiled.kinds;
  throw new FileError(compiled.problems.map(({ path, message }) => `x-login.${path.join('.')}: ${message}`));
}

/** Compiles the forms of the tokens, and of the challenges. Throws a FileError with the places of wrong ones. */
async function tokenForms(
  marks: Marks['Marks'],
  keys: KeySet,
  contract: LoadedContract,
): Promise<(kind: string) => TokenForm> {
  const all = { ...tokensOf(marks), [challengeKind]: marks.challenge ?? {} };
  const compiled = createTokenForms(all, { roots: rootsFor(marks), keys });
  if ('problems' in compiled)
    throw new FileError(
      await contract.locate(
        compiled.problems.map((one) => ({ ...one, path: ['x-login', ...placeOfForm(one.path)] })),
      ),
    );
  return (kind) => {
    const form = compiled.forms.get(kind);
    if (form === undefined) throw new Error(`there is no form of the token ${kind}`);
    return form;
  };
}

function placeOfForm(path: readonly (string | number)[]): readonly (string | number)[] {
  const [kind, ...inside] = path;
  return kind === challengeKind ? ['challenge', ...inside] : ['tokens', ...path];
}
