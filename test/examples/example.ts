import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isRecord } from '../../src/json.ts';
import { succeed } from '../package/commands.ts';

/** An installed copy of an example; `problem` is set if the installation failed. */
export interface Installed {
  readonly folder: string;
  readonly seconds: number;
  readonly problem: string | undefined;
}

const examples = 'examples';
const left = ['node_modules', 'package-lock.json'];

/** An example that is a package. */
export interface Example {
  readonly name: string;
  /** Whether it runs only on request, because its packages are large; `"heavy": true` in its package.json. */
  readonly isHeavy: boolean;
}

/** Returns the examples that are packages. */
export function packagesIn(folder = examples): readonly Example[] {
  return readdirSync(folder)
    .toSorted()
    .map((name) => ({ name, manifest: join(folder, name, 'package.json') }))
    .filter(({ manifest }) => existsSync(manifest))
    .map(({ name, manifest }) => ({ name, isHeavy: isHeavy(JSON.parse(readFileSync(manifest, 'utf8'))) }));
}

function isHeavy(manifest: unknown): boolean {
  return isRecord(manifest) && manifest['heavy'] === true;
}

/** Copies an example to a folder and installs it there, with login-emulator from the tarball. */
export async function install(name: string, tarball: string, parent: string): Promise<Installed> {
  const folder = join(parent, name);
  const began = performance.now();
  cpSync(join(examples, name), folder, { recursive: true, filter: (path) => !left.includes(basename(path)) });
  const args = ['--prefer-offline', '--no-audit', '--no-fund', '--no-package-lock', tarball];
  const npm = { words: ['npm', 'install'], cwd: folder, variables: withoutCypress };
  const problem = await succeed(npm, args).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  return { folder, seconds: secondsSince(began), problem };
}

/** The program of Cypress isn't on the npm registry: its package would download it. */
const withoutCypress = { CYPRESS_INSTALL_BINARY: '0' };

/** Returns the script that checks an example: without the program of Cypress, only the types of its specs. */
function scriptOf(folder: string): string {
  const isRunnable = basename(folder) !== 'cypress' || process.env['CYPRESS_RUN_BINARY'] !== undefined;
  return isRunnable ? 'test' : 'types';
}

/** Runs the tests of an installed example. Returns the times of installation and tests. */
export async function test({ folder, seconds, problem }: Installed): Promise<string> {
  if (problem !== undefined) throw new Error(problem);
  const began = performance.now();
  const script = scriptOf(folder);
  await succeed({ words: ['npm', 'run', script], cwd: folder }, []);
  return `${seconds.toFixed(1)} s to install, ${secondsSince(began).toFixed(1)} s for npm run ${script}`;
}

function secondsSince(began: number): number {
  return (performance.now() - began) / 1000;
}
