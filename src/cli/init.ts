import { dirname, join } from 'node:path';
import { initFiles } from '../generated/init-files.ts';
import { readPackageFile } from '../package-files.ts';
import { settingsFile } from './resolve-settings.ts';
import { expectNewFiles, writeNewFile } from './write-files.ts';

const settings = `# The options of login-emulator start. Flags and LOGIN_EMULATOR_… variables override them.
# yaml-language-server: $schema=./fixtures/schema/login-emulator.schema.json
port: 4010
fixtures: fixtures
`;

/** `login-emulator init [folder]`: writes fixtures to edit and a settings file that names them; overwrites nothing. */
export async function init(folder: string): Promise<void> {
  const files = new Map<string, string>([[settingsFile, settings]]);
  for (const [path, source] of Object.entries(initFiles)) {
    const content = (await readPackageFile(`../${source}`)).toString('utf8');
    const isMoved = path.startsWith('fixtures/default/');
    files.set(
      isMoved ? path.replace('fixtures/default/', 'fixtures/') : path,
      isMoved ? content.replace('$schema=../schema/', '$schema=schema/') : content,
    );
  }
  expectNewFiles(folder, [...files.keys()]);
  for (const [path, content] of files) {
    writeNewFile(join(folder, path), content);
    if (!path.endsWith('.json')) process.stdout.write(`wrote ${join(folder, path)}\n`);
  }
  const there = folder === '.' ? '' : `cd ${folder}, then `;
  const schemas = [...files.keys()].filter((path) => path.endsWith('.json'));
  process.stdout.write(`and ${schemas.length} schema files in ${join(folder, dirname(schemas[0] ?? ''))}
edit the fixtures; ${there}npx login-emulator check, and npx login-emulator to serve them\n`);
}
