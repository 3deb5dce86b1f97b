import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const top = process.cwd();

/** The project of someone who has installed the emulator, and all else that guides speak of; gone when the test file is done. */
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
  // a copy, as an installation is one: Node takes what lies in node_modules for someone else's
  for (const part of ['package.json', 'dist', 'fixtures', 'openapi']) {
    cpSync(join(top, part), join(packages, 'login-emulator', part), { recursive: true });
  }
  link('../login-emulator/dist/cli.cjs', '.bin/login-emulator');
  return folder;
}
