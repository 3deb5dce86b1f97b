import assert from 'node:assert/strict';
import type { Check } from './checks.ts';
import { succeed } from './commands.ts';
import type { Installed } from './installed.ts';

/** Loads the installed package by `import` and by `require`. */
export async function checkImports(check: Check, { node, consumer }: Installed): Promise<void> {
  await check(`${node.name}: an ES module signs in at an app that listens`, async () => {
    assert.equal(await succeed(consumer('login.mjs'), []), '200 signed-in\n');
  });
  await check(`${node.name}: CommonJS signs in at an app that listens`, async () => {
    assert.equal(await succeed(consumer('login.cjs'), []), '200 signed-in\n');
  });
  await check(`${node.name}: an ES module starts an emulator and connects to it`, async () => {
    assert.equal(await succeed(consumer('emulator.mjs'), []), '200 signed-in\n');
  });
  await check(`${node.name}: CommonJS starts an emulator and connects to it`, async () => {
    assert.equal(await succeed(consumer('emulator.cjs'), []), '200 signed-in\n');
  });
  await check(`${node.name}: import and require return the same objects`, async () => {
    assert.equal(await succeed(consumer('same.mjs'), []), 'the same\n');
  });
}
