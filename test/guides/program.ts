import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import type { Ended } from '../cli/cli.ts';
import { readersProject } from './reader.ts';

const maxWaitMs = 60_000;

/** Runs a TypeScript program as a module in a reader's project. */
export function runProgram(text: string): Promise<Ended> {
  const project = readersProject();
  const compilerOptions = { module: ModuleKind.ESNext, target: ScriptTarget.ES2023 };
  const file = join(project, 'page.mjs');
  writeFileSync(file, transpileModule(text, { compilerOptions }).outputText);
  return new Promise((resolve) => {
    const options = { cwd: project, encoding: 'utf8', timeout: maxWaitMs } as const;
    const child = execFile(process.execPath, [file], options, (_, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}
