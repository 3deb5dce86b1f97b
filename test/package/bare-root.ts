import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Program } from './commands.ts';

/** A machine without Node, for an executable. */
export interface BareRoot {
  /** Whether its file system has only the executable and the C libraries, read-only, and a folder `/data` for files. */
  readonly isSeparate: boolean;
  /** The path of the folder for files, as the executable sees it. */
  readonly data: string;
  /** The path of the same folder for other programs. */
  readonly hostData: string;
  /** The path of the executable, as it sees itself. */
  readonly path: string;
  /** Returns the executable as a program that has only these variables. */
  program(variables?: Readonly<Record<string, string>>): Program;
}

/** Mounts the folder as the file system of the program alone, and runs the program. Needs no rights of root. */
const script = `set -euo pipefail
root=$1; shift
mount --bind "$root" "$root"
cd "$root"
for folder in lib lib64 usr/lib; do mount --rbind -o ro "/$folder" "$root/$folder"; done
mount --bind "$root/data" "$root/data"
mount -o remount,bind,ro "$root"
exec env -i "$@"`;

/**
 * Creates the file system in an empty folder, with a copy of the executable. If this machine can't mount folders for one
 * process, the executable runs in the folder itself, without a PATH.
 */
export function createBareRoot(root: string, executable: string): BareRoot {
  for (const folder of ['lib', 'lib64', 'usr/lib', 'data', 'etc'])
    mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'etc/hosts'), '127.0.0.1 localhost\n::1 localhost\n');
  const copy = join(root, 'login-emulator');
  const hostData = join(root, 'data');
  copyFileSync(executable, copy);
  const assigned = (variables: Readonly<Record<string, string>>) =>
    Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  const separate = (variables = {}) => ({
    words: [
      ...['unshare', '--map-root-user', '--mount', 'bash', '-c', script, 'bash', root],
      ...[...assigned(variables), '/usr/sbin/chroot', root, '/login-emulator'],
    ],
    cwd: root,
  });
  const [command = '', ...args] = separate().words;
  if (spawnSync(command, [...args, '--version']).status === 0)
    return { isSeparate: true, data: '/data', hostData, path: '/login-emulator', program: separate };
  return {
    isSeparate: false,
    data: hostData,
    hostData,
    path: copy,
    program: (variables = {}) => ({
      words: ['env', '-i', 'PATH=/nonexistent', ...assigned(variables), copy],
      cwd: join(root, 'etc'),
    }),
  };
}
