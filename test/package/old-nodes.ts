import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Check } from './checks.ts';
import { entrancesOf } from './entrances.ts';
import type { RuntimeNode } from './nodes.ts';

/** Starts the command and loads every entry point on an unsupported Node; `folder` contains the package. */
export async function checkOldNode(check: Check, { name, path }: RuntimeNode, folder: string): Promise<void> {
  const sentence = `login-emulator needs Node 20.12 or newer; this is ${name}`;
  const root = join(folder, 'node_modules/login-emulator');
  const run = (...args: readonly string[]) => spawnSync(path, args, { cwd: folder, encoding: 'utf8' });

  await check(`${name}: the command rejects this version in one line`, () => {
    const { status, stdout, stderr } = run(join(root, 'dist/cli.cjs'), 'start');
    assert.deepEqual({ status, stdout, stderr }, { status: 2, stdout: '', stderr: `${sentence}\n` });
  });
  // older versions cannot parse the code below
  if (Number(/\d+/.exec(name)) < 16) return;
  await check(`${name}: every entry point that needs no runner throws the same error`, () => {
    // a browser loads the last two
    const lacksRunner = /jest|playwright|vitest|browser|support/;
    const paths = entrancesOf(root).filter((entrance) => !lacksRunner.test(entrance.path));
    const messages = paths.map((entrance) => {
      const module = JSON.stringify(`login-emulator${entrance.path.slice(1)}`);
      const program = `import(${module}).catch((error) => process.stdout.write(error.message))`;
      return run('--input-type=module', '--eval', program).stdout;
    });
    assert.deepEqual(
      messages,
      paths.map(() => sentence),
    );
    return paths.map((entrance) => entrance.path).join(', ');
  });
}
