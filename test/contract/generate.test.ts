import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';

const timeoutMs = 60_000;
const committed = ['src', 'tools', 'openapi', 'fixtures', 'package.json', 'tsconfig.json'];
/** Packages that are copied, not linked: the generator bundles them, and its output depends on their real paths. */
const takenIn = ['ajv', 'ajv-formats', 'fast-deep-equal'];

const top = mkdtempSync(join(tmpdir(), 'login-emulator-'));
beforeAll(linkLibraries, timeoutMs);
beforeEach(copyCommitted, timeoutMs);
afterAll(() => rmSync(top, { recursive: true }));

it(
  'generate --check lists exactly the stale files',
  () => {
    replace('openapi/interserver/documented.yaml', 'Default response', 'Any other response');
    replace('openapi/misaka/documented.yaml', 'minLength: 6', 'minLength: 8');
    replace('openapi/rocketchat/documented.yaml', 'title: Rocket.Chat login', 'title: Login');
    appendFileSync(join(top, 'src/generated/settings/checks.d.ts'), '// edited\n');
    rmSync(join(top, 'src/generated/rocketchat/fixture/default.ts'));
    writeFileSync(join(top, 'src/generated/left-over.ts'), '');
    expect(generateCheck()).toEqual({
      status: 1,
      said: stale(
        'interserver/documented/types.ts',
        'left-over.ts',
        'misaka/documented/checks.js',
        'rocketchat/documented/routes.ts',
        'rocketchat/fixture/default.ts',
        'settings/checks.d.ts',
      ),
    });
  },
  timeoutMs,
);

it(
  'generate rejects an example without x-reach',
  () => {
    const reach = 'x-reach: sign in as unverified@example.com\n';
    replace('openapi/interserver/documented.yaml', reach, '\n');
    const { status, said } = generateCheck();
    expect(status).toBe(1);
    expect(said).toEqual(['login: 403: account-unverified: x-reach must be a string']);
  },
  timeoutMs,
);

it(
  'generate reports file, line and expected names when an example has an unknown outcome',
  () => {
    const file = 'openapi/misaka/documented.yaml';
    replace(file, 'account-disabled:', 'account-frozen:');
    const lines = readFileSync(join(top, file), 'utf8').split('\n');
    const line = lines.findIndex((text) => text.includes('account-frozen:')) + 1;
    const { status, said } = generateCheck();
    expect(status).toBe(1);
    const words = `login: 403: account-frozen isn't an outcome; expected one of signed-in, `;
    expect(said).toEqual([expect.stringMatching(new RegExp(`^${file}:${line}: ${words}`))]);
  },
  timeoutMs,
);

function linkLibraries(): void {
  const from = join(process.cwd(), 'node_modules');
  mkdirSync(join(top, 'node_modules'));
  for (const name of readdirSync(from)) {
    const [source, copy] = [join(from, name), join(top, 'node_modules', name)];
    if (takenIn.includes(name)) cpSync(source, copy, { recursive: true });
    else symlinkSync(source, copy);
  }
}

function copyCommitted(): void {
  for (const entry of committed) {
    rmSync(join(top, entry), { recursive: true, force: true });
    cpSync(entry, join(top, entry), { recursive: true });
  }
}

function replace(file: string, from: string, to: string): void {
  const text = readFileSync(join(top, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} doesn't contain: ${from}`);
  writeFileSync(join(top, file), text.replace(from, to));
}

/** Runs `npm run generate -- --check` in the copy; returns its status and its lines. */
function generateCheck() {
  const script = ['node_modules/tsx/dist/cli.mjs', 'tools/codegen/generate.ts', '--check'];
  const { status, stderr } = spawnSync(process.execPath, script, { cwd: top, encoding: 'utf8' });
  const said = stderr.split('\n').filter((line) => line !== '');
  return { status, said: said.sort() };
}

function stale(...files: readonly string[]): readonly string[] {
  return files.map((file) => `src/generated/${file} is stale; run: npm run generate`);
}
