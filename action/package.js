import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const command = 'dist/cli.cjs';

/** The package that this action is a part of: installed, or a checkout. */
const own = join(import.meta.dirname, '..');

/** Returns the path of the command in a package: an installed folder, a tarball, or a checkout, which is built first. */
export function commandIn(given, { workspace, temporary }) {
  const path = given === '' ? own : resolve(workspace, given);
  if (!existsSync(path))
    throw new Error(
      `package is ${given}, which doesn't exist; install the package first, or name a tarball or a checkout`,
    );
  if (path.endsWith('.tgz')) return installed(path, join(temporary, 'login-emulator'));
  if (existsSync(join(path, command))) return join(path, command);
  if (nameOf(path) !== 'login-emulator')
    throw new Error(`package is ${given}, which isn't a folder of login-emulator`);
  npm(['ci', '--ignore-scripts'], path);
  npm(['run', 'build', '--', '--no-types'], path);
  return join(path, command);
}

function installed(tarball, folder) {
  // without the test runners, which are optional peers
  npm(['install', '--prefix', folder, '--no-save', '--ignore-scripts', '--legacy-peer-deps', tarball], '.');
  return join(folder, 'node_modules/login-emulator', command);
}

function nameOf(folder) {
  const manifest = join(folder, 'package.json');
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).name : undefined;
}

function npm(args, cwd) {
  const words = [...args, '--no-audit', '--no-fund'];
  // npm is a batch file on Windows, which needs a shell
  const { status } = spawnSync('npm', args[0] === 'run' ? args : words, {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed`);
}
