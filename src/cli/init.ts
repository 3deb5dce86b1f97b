import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { settingsFile, UsageError } from './settings.ts';

const settings = `# The options of login-emulator start; flags and LOGIN_EMULATOR_… variables win over them.
# yaml-language-server: $schema=./fixtures/schema/login-emulator.schema.json
port: 4010
fixtures: fixtures
`;

/** `login-emulator init [folder]`: writes fixtures to edit and a settings file that names them; overwrites nothing. */
export async function init(folder: string): Promise<void> {
  const { initFiles } = await import('../generated/init-files.ts');
  const files = new Map<string, string>([[settingsFile, settings]]);
  for (const [path, content] of Object.entries(initFiles)) {
    files.set(
      path.replace('fixtures/default/', 'fixtures/'),
      content.replace('$schema=../schema/', '$schema=schema/'),
    );
  }
  const standing = [...files.keys()].filter((path) => existsSync(join(folder, path)));
  if (standing.length > 0) {
    throw new UsageError(
      `${standing.map((path) => join(folder, path)).join(', ')} exists already; nothing was written`,
    );
  }
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    if (!path.endsWith('.json')) process.stdout.write(`wrote ${join(folder, path)}\n`);
  }
  process.stdout.write('edit the fixtures, then: login-emulator check && login-emulator start\n');
}
