import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import type { Check } from './checks.ts';
import { succeed } from './commands.ts';

/** Runs a consumer's test in jest without transforms. */
export async function checkJest(check: Check, folder: string): Promise<void> {
  const config = JSON.stringify({ transform: {}, testMatch: ['**/*.test.cjs'] });
  const words = [process.execPath, resolve('node_modules/jest/bin/jest.js'), '--config', config];

  await check('jest without a transform: createApp in supertest, and jest exits by itself', async () => {
    const said = await succeed({ words, cwd: folder }, []);
    assert.match(said, /^Tests: +\d+ passed, \d+ total$/m);
    assert.doesNotMatch(said, /did not exit|force exit/i);
  });
  await check('jest finds no open handles', async () => {
    const said = await succeed({ words, cwd: folder }, ['--detectOpenHandles']);
    assert.doesNotMatch(said, /open handle/i);
  });
}
