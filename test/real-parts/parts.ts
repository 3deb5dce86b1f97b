import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program that some tests need, and its Debian package. */
export interface Part {
  readonly command: string;
  readonly debianPackage: string;
}

/** The programs that the tests in `*.real.test.ts` need beside Node and npm. */
const parts: readonly Part[] = [
  { command: 'bash', debianPackage: 'bash' },
  { command: 'curl', debianPackage: 'curl' },
  { command: 'openssl', debianPackage: 'openssl' },
  { command: 'python3', debianPackage: 'python3' },
  { command: 'redis-server', debianPackage: 'redis-server' },
  { command: 'chromium', debianPackage: 'chromium' },
  { command: 'zsh', debianPackage: 'zsh' },
  { command: 'fish', debianPackage: 'fish' },
  { command: 'certutil', debianPackage: 'libnss3-tools' },
  { command: 'script', debianPackage: 'bsdutils' },
];

/** Returns the programs that are not on the PATH. */
export function missingParts(): readonly Part[] {
  return parts.filter(({ command }) => pathOf(command) === undefined);
}

/** Returns the command that installs programs on Debian. */
export function installLine(missing: readonly Part[]): string {
  return `apt-get install -y ${missing.map(({ debianPackage }) => debianPackage).join(' ')}`;
}

/** Returns the names of programs, for a sentence. */
export function namesOf(missing: readonly Part[]): string {
  return missing.map(({ command }) => command).join(', ');
}

/** Returns the path of the installed Chromium, for drivers that look for it elsewhere. */
export function chromiumPath(): string {
  const path = pathOf('chromium');
  if (path === undefined) throw new Error('chromium is not on the PATH; run: apt-get install -y chromium');
  return path;
}

function pathOf(command: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, command)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
