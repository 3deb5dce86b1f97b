import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';

const timeoutMs = 60_000;
const copied = ['src', 'openapi', 'fixtures', 'package.json', 'tsconfig.json'];
const folder = mkdtempSync(join(tmpdir(), 'login-emulator-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Each a change to what is committed, and the generated files that are then stale. */
const changes = [
  {
    what: 'a sentence of a contract',
    change: replacing('openapi/interserver/documented.yaml', 'Default response', 'Any other response'),
    stale: ['interserver/documented/types.ts'],
  },
  {
    what: 'the source of an outcome',
    change: replacing('openapi/misaka/documented.yaml', 'Response Body; the status is inferred', 'a guess'),
    stale: ['misaka/documented/routes.ts'],
  },
  {
    what: 'a rule of a contract that types do not show',
    change: replacing('openapi/misaka/documented.yaml', 'minLength: 6', 'minLength: 8'),
    stale: ['misaka/documented/checks.js'],
  },
  {
    what: 'a default fixture',
    change: (top: string) => appendFileSync(join(top, 'fixtures/default/onlyoffice.yaml'), '# more\n'),
    stale: ['init-files.ts'],
  },
  {
    what: 'a generated file by hand',
    change: (top: string) => appendFileSync(join(top, 'src/generated/settings/checks.d.ts'), '// mine\n'),
    stale: ['settings/checks.d.ts'],
  },
  {
    what: 'a generated file that is gone',
    change: (top: string) => rmSync(join(top, 'src/generated/rocketchat/fixture/default.ts')),
    stale: ['rocketchat/fixture/default.ts'],
  },
  {
    what: 'a file that nothing generates',
    change: (top: string) => writeFileSync(join(top, 'src/generated/leftover.ts'), ''),
    stale: ['leftover.ts'],
  },
];

it(
  'generate:check passes where nothing is stale',
  () => {
    expect(generateCheck(copy('unchanged'))).toEqual({ status: 0, said: [] });
  },
  timeoutMs,
);

it.each(changes)(
  'generate:check fails after a change to $what, and names what is stale',
  ({ what, change, stale }) => {
    const top = copy(what);
    change(top);
    expect(generateCheck(top)).toEqual({
      status: 1,
      said: stale.map((file) => `src/generated/${file} is stale; run: npm run generate`),
    });
  },
  timeoutMs,
);

/** Copies what `generate` reads and writes into a folder of its own. */
function copy(name: string): string {
  const top = join(folder, name.replaceAll(' ', '-'));
  for (const entry of copied) cpSync(entry, join(top, entry), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(top, 'node_modules'));
  return top;
}

function replacing(file: string, from: string, to: string): (top: string) => void {
  return (top) => {
    const text = readFileSync(join(top, file), 'utf8');
    if (!text.includes(from)) throw new Error(`${file} does not have: ${from}`);
    writeFileSync(join(top, file), text.replace(from, to));
  };
}

/** What the script comes to in a folder. */
function generateCheck(top: string) {
  const script = [join('node_modules', 'tsx', 'dist', 'cli.mjs'), 'src/contract/generate.ts', '--check'];
  const { status, stderr } = spawnSync(process.execPath, script, { cwd: top, encoding: 'utf8' });
  return { status, said: stderr.split('\n').filter((line) => line !== '') };
}
