import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { FileError } from '../errors.ts';
import { definedOnly } from '../json.ts';
import { operationsOf } from './contract/operations.ts';
import { memberOf } from './contract/pointer.ts';
import { readContract, type ContractFiles, type LoadedContract } from './contract/read-contract.ts';
import type { Checks } from './contract/check.ts';
import { readFixtureFile } from './fixture-file.ts';
import { challengeKind, resolveMarks } from './marks/resolve.ts';
import { marksOf, tokensOf } from './marks/defaults.ts';
import type { Marks } from './marks/types.ts';
import type { ProviderParts } from './parts.ts';
import { createDeclaredProvider } from './provider.ts';
import { declaredFixture } from './fixtures.ts';
import { rootsFor } from './sources.ts';
import { createSampler } from './template/sample.ts';
import { createKeys, type GivenKey } from './tokens/keys.ts';
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
}

/** A declared provider, with the files that it was loaded from. */
export interface LoadedDeclared {
  readonly provider: Provider;
  readonly notes: readonly string[];
  /** The paths of its files, and of files that would be read if they existed. */
  readonly files: readonly string[];
  /** The SHA-256 of the contract with everything that belongs to it, except the fixtures. */
  readonly digest: string;
}

/** Loads a contract with its marks as a provider. Throws a FileError with file, line and column of all problems. */
export async function loadDeclaredProvider(
  entry: DeclaredFiles,
  options: Pick<ContractFiles, 'cache' | 'onRead'> = {},
): Promise<LoadedDeclared> {
  const overlays = entry.overlay === undefined ? besides(entry.file, 'login') : [entry.overlay];
  const fixtureFiles = entry.fixtures === undefined ? besides(entry.file, 'fixtures') : [entry.fixtures];
  const files = new Set([entry.file, ...overlays, ...fixtureFiles]);
  for (const file of files) options.onRead?.(file);
  const overlay = entry.overlay ?? overlays.find(existsSync);
  const fixtures = entry.fixtures ?? fixtureFiles.find(existsSync);
  const contract = await readContract({
    ...{ contract: entry.file, ...definedOnly({ overlay }), ...options },
    inspect: async (document) => (await import('./marks/inspect.ts')).inspectMarks(document),
  });
  const marks = marksOf(contract.document);
  const check = declaredFixture(marks).check;
  const content = fixtures === undefined ? undefined : await readFixtureFile(fixtures, check);
  const parts = partsOf(entry.id, contract, marks, keysIn(content));
  const provider = createDeclaredProvider(parts, {
    title: titleOf(contract) ?? entry.id,
    contractText: () => JSON.stringify(contract.document, null, 2),
    ...(content === undefined ? {} : { fixture: content }),
    ...definedOnly({ fixtureFile: fixtures }),
  });
  return {
    provider,
    notes: contract.notes,
    files: [...new Set([...files, ...contract.files])],
    digest: contract.digest,
  };
}

/** Returns the possible files of a kind beside a contract: `acme.login.yaml` beside `acme.yaml`. */
function besides(file: string, kind: 'login' | 'fixtures'): readonly string[] {
  const stem = join(dirname(file), basename(file, extname(file)));
  return ['yaml', 'yml', 'json'].map((extension) => `${stem}.${kind}.${extension}`);
}

function titleOf({ document }: LoadedContract): string | undefined {
  const title = memberOf(memberOf(document, 'info'), 'title');
  return typeof title === 'string' ? title : undefined;
}

function keysIn(content: unknown): readonly GivenKey[] {
  const keys = memberOf(content, 'keys');
  return Array.isArray(keys) ? (keys as GivenKey[]) : [];
}

function partsOf(
  id: string,
  { document }: LoadedContract,
  marks: Marks['Marks'],
  given: readonly GivenKey[],
): ProviderParts {
  const operations = operationsOf(document);
  const formOf = tokenForms(marks, given);
  const roots = rootsFor(marks);
  let checks: Promise<Checks> | undefined;
  const sampler = createSampler();
  return {
    ...{ id, document, operations, roots },
    marks: resolveMarks(marks, operations.carriers, formOf),
    checks: () =>
      (checks ??= import('./contract/check.ts').then(({ createChecks }) => createChecks(document))),
    sample: (schema, request) => sampler(document, schema, request),
  };
}

/** Compiles the forms of the tokens, and of the challenges. */
function tokenForms(marks: Marks['Marks'], given: readonly GivenKey[]): (kind: string) => TokenForm {
  const keys = createKeys(given);
  if ('problems' in keys)
    throw new FileError(keys.problems.map(({ message }) => `the keys of the fixtures: ${message}`));
  const all = { ...tokensOf(marks), [challengeKind]: marks.challenge ?? {} };
  const compiled = createTokenForms(all, { roots: rootsFor(marks), keys: keys.keys });
  if ('problems' in compiled)
    throw new FileError(
      compiled.problems.map(({ path, message }) => `x-login.tokens.${path.join('.')}: ${message}`),
    );
  return (kind) => {
    const form = compiled.forms.get(kind);
    if (form === undefined) throw new Error(`there is no form of the token ${kind}`);
    return form;
  };
}
