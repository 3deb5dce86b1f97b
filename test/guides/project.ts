import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Ended } from '../cli/cli.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const top = process.cwd();
/** Folders that aren't committed. */
const uncommitted = ['.git', 'node_modules', 'dist', 'coverage'];

/** Copies the project with the same packages. The copy is deleted after the test file. */
export function copyOfProject(): string {
  const copy = join(temporaryFolder(), 'project');
  mkdirSync(copy);
  for (const name of readdirSync(top).filter((entry) => !uncommitted.includes(entry))) {
    cpSync(join(top, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(top, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** Returns the content of every file of a project, by path. */
export function filesOf(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !uncommitted.includes(name))
    .flatMap((entry) => {
      if (entry.isFile()) return [entry];
      const below = readdirSync(join(folder, entry.name), { recursive: true, withFileTypes: true });
      return below.filter((one) => one.isFile());
    });
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name));
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

/** Runs `npm run <script> -- <args>` in a project. */
export async function npmRun(folder: string, script: string, ...args: readonly string[]): Promise<Ended> {
  const child = spawn('npm', ['run', '--silent', script, '--', ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const code = new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  );
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, stdout, stderr };
}
