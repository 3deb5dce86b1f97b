import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  createProgram,
  flattenDiagnosticMessageText,
  getPreEmitDiagnostics,
  ModuleDetectionKind,
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
  type CompilerOptions,
} from 'typescript';
import type { Code } from './page.ts';
import { readersProject } from './reader.ts';

const top = process.cwd();

/** A page with its code. */
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
    'login-emulator/*': [join(top, 'src/suites/*.ts')],
  },
};

/** What the compiler has against the code of pages, in a reader's project; the emulator's types are those of the source. */
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
  return getPreEmitDiagnostics(createProgram(files, options))
    .filter(({ file }) => file === undefined || files.includes(file.fileName))
    .map(({ file, start = 0, messageText }) => {
      const place = file?.getLineAndCharacterOfPosition(start).line ?? 0;
      const name = file?.fileName.slice(project.length + 1) ?? '';
      return `${name}:${place + 1}: ${flattenDiagnosticMessageText(messageText, ' ')}`;
    });
}
