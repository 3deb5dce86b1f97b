import { execFileSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isNode, text } from '../tools/codegen/document.ts';
import type { Size } from './installed.ts';
import { checkSystems } from './rounds.ts';
import { emulatorBin, type System, type SystemId } from './systems.ts';

/** Installs each system into an empty folder, as a user would, and returns the packages and megabytes installed. */
export async function installSizes(
  systems: readonly System[],
  progress: (line: string) => void,
): Promise<Partial<Record<SystemId, Size>>> {
  const sizes: Partial<Record<SystemId, Size>> = {};
  for (const system of systems.filter(({ startsOnly }) => !startsOnly)) {
    progress(`installing ${system.title}`);
    sizes[system.id] = await inEmptyFolder((folder) => sizeOf(system, folder));
  }
  return sizes;
}

async function sizeOf(system: System, folder: string): Promise<Size> {
  const { id, packages } = system;
  if (id === 'node') return { packages: 0, megabytes: 0 };
  const wanted = id === 'emulator' ? [packed(folder)] : packages.map(asInstalledHere);
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  npm(['install', '--omit=dev', '--no-audit', '--no-fund', ...wanted], folder);
  const modules = join(folder, 'node_modules');
  const size = { packages: packageCount(modules), megabytes: diskBytesBelow(modules) / 1e6 };
  if (id !== 'emulator') return size;
  // an incomplete package would be small too
  const bin = join(modules, 'login-emulator', emulatorBin());
  try {
    await checkSystems([{ ...system, args: (port) => [bin, '--port', String(port), '--quiet'] }]);
    return size;
  } catch {
    return { unknown: 'the packed package does not serve a login' };
  }
}

/** Packs the emulator into a folder. */
function packed(folder: string): string {
  npm(['pack', '--silent', '--pack-destination', folder], '.');
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm pack created no tarball');
  return join(folder, tarball);
}

/** Returns a package with the version that the benchmark measures. */
function asInstalledHere(name: string): string {
  const manifest: unknown = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
  return `${name}@${isNode(manifest) ? text(manifest, 'version', name) : ''}`;
}

function packageCount(modules: string): number {
  const lock: unknown = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8'));
  return isNode(lock) && isNode(lock['packages']) ? Object.keys(lock['packages']).length : 0;
}

/** Returns the size on disk, as `du` counts it: small files take whole blocks. */
function diskBytesBelow(folder: string): number {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return paths.reduce((sum, path) => sum + lstatSync(join(folder, path)).blocks * 512, 0);
}

function npm(args: readonly string[], folder: string): void {
  execFileSync('npm', ['--loglevel', 'error', ...args], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function inEmptyFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'login-emulator-bench-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
