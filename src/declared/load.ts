import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { FileError } from '../errors.ts';
import { isRecord, type Node } from '../json.ts';
import { checkedCode } from './code/check.ts';
import type { OperationCode } from './code/types.ts';
import { operationsOf } from './contract/operations.ts';
import { memberOf } from './contract/pointer.ts';
import { readContract, type LoadedContract } from './contract/read-contract.ts';
import type { Checks } from './contract/check.ts';
import { readFixtureFile } from './fixture-file.ts';
import { challengeKind, resolveMarks } from './marks/resolve.ts';
import { tokensOf } from './marks/defaults.ts';
import { findingsOf } from './marks/check.ts';
import type { Marks } from './marks/types.ts';
import type { ProviderParts } from './parts.ts';
import { createDeclaredProvider } from './provider.ts';
import { declaredFixture } from './fixtures.ts';
import { rootsFor } from './sources.ts';
import { compileTemplate } from './template/template.ts';
import type { TemplateProblems } from './marks/check/templates.ts';
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
  /** Operations in code, by operationId. */
  readonly operations?: Readonly<Record<string, OperationCode>>;
}

/** A declared provider, with the files that it was loaded from. */
export interface LoadedDeclared {
  readonly provider: Provider;
  readonly notes: readonly string[];
  readonly files: readonly string[];
  /** The parts of the marks that the types of the provider show. */
  readonly typing: {
    readonly fields: Readonly<Record<string, Node>>;
    readonly tokens: readonly string[];
  };
}

/** Loads a contract with its marks as a provider. Throws a FileError with file, line and column of all problems. */
export async function loadDeclaredProvider(entry: DeclaredFiles, cache?: string): Promise<LoadedDeclared> {
  const overlay = entry.overlay ?? beside(entry.file, 'login');
  const fixtures = entry.fixtures ?? beside(entry.file, 'fixtures');
  const contract = await readContract({
    contract: entry.file,
    ...(overlay === undefined ? {} : { overlay }),
    ...(cache === undefined ? {} : { cache }),
  });
  const findings = findingsOf(contract.document, { templateProblems: templateProblemsOf(contract) });
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new FileError(await contract.locate(errors));
  const notes = await contract.locate(findings.filter(({ severity }) => severity === 'note'));
  const marks = marksIn(contract);
  const check = declaredFixture(marks).check;
  const content = fixtures === undefined ? undefined : readFixtureFile(fixtures, check);
  const shared = partsOf(entry.id, contract, marks, keysIn(content));
  const { operations } = entry;
  const parts = operations === undefined ? shared : { ...shared, code: checkedCode(operations, shared) };
  const provider = createDeclaredProvider(parts, {
    title: String(memberOf(memberOf(contract.document, 'info'), 'title') ?? entry.id),
    contractText: () => JSON.stringify(contract.document, null, 2),
    ...(content === undefined ? {} : { fixture: content }),
  });
  return {
    provider,
    notes: [...contract.notes, ...notes],
    files: [...contract.files, ...(fixtures === undefined ? [] : [fixtures])],
    typing: { fields: marks.account?.fields ?? {}, tokens: Object.keys(tokensOf(marks)) },
  };
}

/** Creates the check of placeholders by the sources that these marks have. */
function templateProblemsOf(contract: LoadedContract): TemplateProblems {
  const roots = rootsFor(marksIn(contract));
  const claims = { ...roots, token: 'open' as const };
  return (template, use) => {
    const compiled = compileTemplate(template, use === 'claims' ? claims : roots);
    return 'problems' in compiled ? compiled.problems : [];
  };
}

/** Returns the file of a kind beside a contract: `acme.login.yaml` beside `acme.yaml`; undefined if there is none. */
function beside(file: string, kind: 'login' | 'fixtures'): string | undefined {
  const stem = join(dirname(file), basename(file, extname(file)));
  return ['yaml', 'yml', 'json']
    .map((extension) => `${stem}.${kind}.${extension}`)
    .find((path) => existsSync(path));
}

/** Returns the marks of a contract, which have been checked. A contract without marks has no login. */
function marksIn({ document }: LoadedContract): Marks['Marks'] {
  const marks = document['x-login'];
  return isRecord(marks) ? (marks as unknown as Marks['Marks']) : { version: 1 };
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
