import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const top = process.cwd();

/** Creates a project with the emulator and all packages that guides use. It is deleted after the test file. */
export function readersProject(): string {
  const folder = temporaryFolder({
    'package.json': '{ "name": "my-app", "private": true, "version": "1.0.0" }\n',
  });
  const packages = join(folder, 'node_modules');
  mkdirSync(join(packages, '.bin'), { recursive: true });
  const installed = join(top, 'node_modules');
  const link = (target: string, name: string) => symlinkSync(target, join(packages, name));
  for (const name of readdirSync(installed)) if (!name.startsWith('.')) link(join(installed, name), name);
  for (const name of readdirSync(join(installed, '.bin')))
    link(join(installed, '.bin', name), `.bin/${name}`);
  // a copy, like an installation: Node treats files below node_modules differently from linked ones
  for (const part of ['package.json', 'dist', 'fixtures', 'openapi']) {
    cpSync(join(top, part), join(packages, 'login-emulator', part), { recursive: true });
  }
  link('../login-emulator/dist/cli.cjs', '.bin/login-emulator');
  return folder;
}
