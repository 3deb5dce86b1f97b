import { cpSync, existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { succeed } from '../package/commands.ts';

/** An installed copy of an example; `problem` is set if the installation failed. */
export interface Installed {
  readonly folder: string;
  readonly seconds: number;
  readonly problem: string | undefined;
}

const examples = 'examples';
const left = ['node_modules', 'package-lock.json'];

/** Returns the examples that are packages. */
export function packagesIn(folder = examples): readonly string[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'package.json')))
    .sort();
}

/** Copies an example to a folder and installs it there, with login-emulator from the tarball. */
export async function install(name: string, tarball: string, parent: string): Promise<Installed> {
  const folder = join(parent, name);
  const began = performance.now();
  cpSync(join(examples, name), folder, { recursive: true, filter: (path) => !left.includes(basename(path)) });
  const args = ['--prefer-offline', '--no-audit', '--no-fund', '--no-package-lock', tarball];
  const npm = { words: ['npm', 'install'], cwd: folder };
  const problem = await succeed(npm, args).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  return { folder, seconds: secondsSince(began), problem };
}

/** Runs the tests of an installed example. Returns the times of installation and tests. */
export async function test({ folder, seconds, problem }: Installed): Promise<string> {
  if (problem !== undefined) throw new Error(problem);
  const began = performance.now();
  await succeed({ words: ['npm', 'test'], cwd: folder }, []);
  return `${seconds.toFixed(1)} s to install, ${secondsSince(began).toFixed(1)} s to test`;
}

function secondsSince(began: number): number {
  return (performance.now() - began) / 1000;
}
