import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  createCompilerHost,
  createProgram,
  createSourceFile,
  flattenDiagnosticMessageText,
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
  type CompilerOptions,
} from 'typescript';
import { parseAllDocuments } from 'yaml';

const options: CompilerOptions = {
  target: ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  module: ModuleKind.Preserve,
  moduleResolution: ModuleResolutionKind.Bundler,
  ...{ strict: true, noEmit: true, skipLibCheck: true, types: [] },
};

/** The part of a manifest that all kinds have; the compiler checks the rest. */
interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
}

/** Reads the manifests of a file. */
export function manifestsIn<T extends Manifest>(file: string): readonly T[] {
  return parseAllDocuments(readFileSync(file, 'utf8')).map((document) => {
    const [problem] = document.errors;
    if (problem !== undefined) throw problem;
    return document.toJS() as T;
  });
}

/** Returns the problems of the manifests in a file: unknown and missing keys, and values of a wrong type. */
export function manifestComplaints(file: string): readonly string[] {
  const statements = manifestsIn(file).map((manifest, index) => {
    const { apiVersion, kind } = manifest;
    const group = apiVersion.includes('/') ? apiVersion : `core/${apiVersion}`;
    const type = `import('kubernetes-types/${group}').${kind}`;
    return `export const manifest${index}: ${type} = ${JSON.stringify(manifest, null, 1)};\n`;
  });
  return compilerComplaints(statements.join('')).map((problem) => `${file}: ${problem}`);
}

/** Compiles a source with the types of Kubernetes' API. */
function compilerComplaints(source: string): readonly string[] {
  const name = resolve('manifest.ts');
  const host = createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (file, ...rest) =>
    file === name
      ? createSourceFile(file, source, ScriptTarget.ES2023)
      : getSourceFile.call(host, file, ...rest);
  return createProgram([name], options, host)
    .getSemanticDiagnostics()
    .map(({ messageText }) => flattenDiagnosticMessageText(messageText, ' '));
}
