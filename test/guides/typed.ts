import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  createProgram,
  flattenDiagnosticMessageText,
  ModuleDetectionKind,
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
  type CompilerOptions,
  type Diagnostic,
  type Program,
} from 'typescript';
import type { Code } from './page.ts';
import { readersProject } from './reader.ts';

const top = process.cwd();

/** A page and its code. */
interface Page {
  readonly name: string;
  readonly code: readonly Code[];
}

const options: CompilerOptions = {
  target: ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ModuleKind.Preserve,
  moduleResolution: ModuleResolutionKind.Bundler,
  moduleDetection: ModuleDetectionKind.Force,
  strict: true,
  exactOptionalPropertyTypes: true,
  allowImportingTsExtensions: true,
  allowJs: true,
  noEmit: true,
  skipLibCheck: true,
  types: ['node'],
  typeRoots: [join(top, 'node_modules/@types')],
  paths: {
    'login-emulator': [join(top, 'src/index.ts')],
    'login-emulator/browser': [join(top, 'src/index.browser.ts')],
    'login-emulator/provider': [join(top, 'src/provider.ts')],
    'login-emulator/*': [join(top, 'src/testing/*.ts')],
  },
};

/** Returns the compiler errors in the code of pages, in a reader's project with the emulator's types from source. */
export function typeProblems(pages: readonly Page[]): readonly string[] {
  const project = readersProject();
  const files = pages.flatMap(({ name, code }) =>
    code.map(({ path, text }) => {
      const file = join(project, name, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    }),
  );
  const program = createProgram(files, options);
  // npm run typecheck checks the source
  return [undefined, ...files]
    .flatMap((name) => problemsIn(program, name))
    .map(({ file, start = 0, messageText }) => {
      const place = file?.getLineAndCharacterOfPosition(start).line ?? 0;
      const name = file?.fileName.slice(project.length + 1) ?? '';
      return `${name}:${place + 1}: ${flattenDiagnosticMessageText(messageText, ' ')}`;
    });
}

/** Returns the compiler errors of one file, or of the options. */
function problemsIn(program: Program, name: string | undefined): readonly Diagnostic[] {
  if (name === undefined) return [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()];
  const file = program.getSourceFile(name);
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
}
