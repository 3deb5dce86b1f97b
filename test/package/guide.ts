import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pageOf, stepsOf } from '../guides/page.ts';
import type { Check } from './checks.ts';
import { serve, succeed, type Program } from './commands.ts';

const fixtures = 'acme.fixtures.yaml';

/** Follows the guide for an own API in empty folders: with marks alone, and with an operation in code. */
export async function checkGuide(
  check: Check,
  tarball: string,
  { installed, bare }: { readonly installed: string; readonly bare: string },
): Promise<void> {
  await check('the guide: npx serves a contract with marks alone, without an installation', () => {
    writeFiles(bare, (path) => path !== fixtures);
    const words = ['npm', 'exec', '--yes', '--package', tarball, '--', 'login-emulator'];
    return followMarks({ words, cwd: bare, variables: { XDG_CACHE_HOME: bare } });
  });

  const program: Program = { words: ['npx', 'login-emulator'], cwd: installed };
  await check('the guide: the installed command serves a contract with marks alone', async () => {
    await succeed({ words: ['npm', 'install'], cwd: installed }, ['--no-audit', '--no-fund', tarball]);
    writeFiles(installed, (path) => path !== fixtures);
    await followMarks(program);
  });
  await check('the guide: the installed command serves an operation in code', async () => {
    const provider = ['--provider', 'acme=acme.provider.mjs'];
    assert.match(await succeed(program, ['check', ...provider]), /^acme \(declared\): /);
    const evening = [...provider, '--now', '2027-01-31T20:00:00Z'];
    await served(program, evening, async (url) => {
      assert.deepEqual(
        [await signIn(url, 'plain'), await signIn(url, 'plain', 'wrong'), await signIn(url, 'totp')].map(
          statusOf,
        ),
        [200, 401, 401],
      );
      assert.deepEqual(await signIn(url, 'admin'), {
        status: 403,
        body: { error: 'Come back at 8, admin@example.com.' },
      });
    });
  });
  await check('the guide: its table of exchanges runs as a test', async () => {
    writeFiles(installed, (path) => path === fixtures);
    await succeed({ words: [process.execPath, '--test', 'exchanges.test.mjs'], cwd: installed }, []);
  });
}

/** Writes files of the guide into a folder. */
function writeFiles(folder: string, isWanted: (path: string) => boolean): void {
  for (const step of stepsOf(pageOf('own-provider'))) {
    if (step.kind !== 'file' || !isWanted(step.path)) continue;
    const file = join(folder, step.path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, step.text);
  }
}

/** Checks the contract and its marks, signs in, and is refused in several ways. */
async function followMarks(program: Program): Promise<void> {
  const provider = ['--provider', 'acme=acme.yaml'];
  assert.match(await succeed(program, ['check', ...provider]), /^acme \(declared\): /);
  await served(program, provider, async (url) => {
    const first = await signIn(url, 'plain');
    const refused = [
      await signIn(url, 'plain', 'wrong'),
      await signIn(url, 'totp'),
      await signIn(url, 'locked'),
    ];
    assert.deepEqual([first, ...refused].map(statusOf), [200, 401, 401, 429]);
    const { token } = first.body as { readonly token: string };
    const orders = async (headers: Record<string, string>) =>
      (await fetch(`${url}/acme/orders`, { headers })).status;
    assert.deepEqual([await orders({}), await orders({ authorization: `Bearer ${token}` })], [401, 200]);
  });
}

/** Serves, and asserts that `use` was called. npm has its own exit code for Ctrl-C. */
async function served(
  program: Program,
  args: readonly string[],
  use: (url: string) => Promise<void>,
): Promise<void> {
  let calls = 0;
  await serve(
    program,
    async (url) => {
      calls += 1;
      await use(url);
    },
    args,
  );
  assert.equal(calls, 1);
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const statusOf = ({ status }: Answer) => status;

async function signIn(url: string, name: string, password = 'Password-1'): Promise<Answer> {
  const response = await fetch(`${url}/acme/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: `${name}@example.com`, password }),
  });
  return { status: response.status, body: await response.json() };
}
