import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { preamble } from './preamble.ts';

/** An `@example` of a doc comment, with its file and line. */
export interface Example {
  readonly file: string;
  readonly line: number;
  readonly code: string;
}

/** Returns the doc comment examples in the files below a folder. */
export function examplesBelow(folder: string): readonly Example[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .flatMap((file) => examplesIn(`${folder}/${file}`, readFileSync(`${folder}/${file}`, 'utf8')));
}

/** Returns the doc comment examples in a file. */
export function examplesIn(file: string, text: string): readonly Example[] {
  const lines = text.split('\n').map((line) => /^\s*\*(?: ?)(.*)$/.exec(line)?.[1]);
  return lines.flatMap((line, index) => {
    if (line !== '@example') return [];
    const rest = lines.slice(index + 1);
    const end = rest.findIndex((next) => next === undefined || next === '/' || next.startsWith('@'));
    return [{ file, line: index + 2, code: rest.slice(0, end).join('\n') }];
  });
}

/** Returns the TypeScript errors in examples, each as `file:line: sentence`. */
export function mistakesIn(examples: readonly Example[]): readonly string[] {
  const sources = new Map(examples.map((example, index) => [`${here}/example-${index}.ts`, example]));
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => sources.has(name) || fileExists(name);
  // in a block, so that its names may shadow those of the preamble
  host.getSourceFile = (name, ...rest) => {
    const example = sources.get(name);
    if (example === undefined) return getSourceFile(name, ...rest);
    return ts.createSourceFile(name, `${preamble}{\n${example.code}\n}\n`, ts.ScriptTarget.ES2023);
  };
  const program = ts.createProgram([...sources.keys()], options, host);
  return [...sources].flatMap(([name, example]) => {
    const source = program.getSourceFile(name);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map((mistake) => said(example, source, mistake));
  });
}

function said(
  { file, line }: Example,
  source: ts.SourceFile | undefined,
  { start, messageText }: ts.Diagnostic,
) {
  const at = source?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0;
  const sentence = ts.flattenDiagnosticMessageText(messageText, ' ');
  return `${file}:${line + at - linesBefore}: ${sentence}`;
}

/** The file from which the preamble's imports are resolved. */
const here = 'test/docs';
const linesBefore = `${preamble}{\n`.split('\n').length - 1;

const options: ts.CompilerOptions = {
  ...ts.parseJsonConfigFileContent(
    ts.readConfigFile('tsconfig.json', (name) => ts.sys.readFile(name)).config,
    { ...ts.sys, readDirectory: () => [] },
    '.',
  ).options,
  noUnusedLocals: false,
};
