import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isNode, text } from '../src/contract/document.ts';
import type { Size } from './installed.ts';
import { emulatorBin, type System, type SystemId } from './systems.ts';

/** Installs each system into an empty folder, as whoever uses it would, and says what that brings. */
export function installSizes(systems: readonly System[]): Partial<Record<SystemId, Size>> {
  return Object.fromEntries(
    systems.map((system) => [system.id, inEmptyFolder((folder) => sizeOf(system, folder))]),
  );
}

function sizeOf({ id, packages }: System, folder: string): Size {
  if (id === 'node') return { packages: 0, megabytes: 0 };
  const wanted = id === 'emulator' ? [packed(folder)] : packages.map(asInstalledHere);
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  npm(['install', '--omit=dev', '--no-audit', '--no-fund', ...wanted], folder);
  const bin = join('login-emulator', emulatorBin());
  const modules = join(folder, 'node_modules');
  if (id === 'emulator' && !existsSync(join(modules, bin)))
    return { unknown: `the package as packed has no ${emulatorBin()}` };
  return { packages: packageCount(modules), megabytes: bytesBelow(modules) / 1e6 };
}

/** Packs the emulator into a folder. */
function packed(folder: string): string {
  npm(['pack', '--silent', '--pack-destination', folder], '.');
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm pack made no package');
  return join(folder, tarball);
}

/** The version that is measured here. */
function asInstalledHere(name: string): string {
  const manifest: unknown = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
  return `${name}@${isNode(manifest) ? text(manifest, 'version', name) : ''}`;
}

function packageCount(modules: string): number {
  const lock: unknown = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8'));
  return isNode(lock) && isNode(lock['packages']) ? Object.keys(lock['packages']).length : 0;
}

function bytesBelow(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) =>
    lstatSync(join(folder, path)),
  );
  return files.filter((file) => file.isFile()).reduce((sum, file) => sum + file.size, 0);
}

function npm(args: readonly string[], folder: string): void {
  execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

function inEmptyFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'login-emulator-bench-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
