import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createEmulator } from 'login-emulator';
import { defineProvider, exchangeProblemText, runExchanges, targetOf } from 'login-emulator/provider';
import { parse } from 'yaml';

const folders = readdirSync(import.meta.dirname);

for (const id of folders.filter((name) => existsSync(join(import.meta.dirname, name, `${name}.yaml`)))) {
  test(`${id} answers as its table says`, async () => {
    const provider = await defineProvider({ contract: new URL(`${id}/${id}.yaml`, import.meta.url) });
    const emulator = await createEmulator({ providers: [provider], now: '2027-01-31T12:00:00Z' });
    const name = `${id}/exchanges.yaml`;
    // the tables have merge keys, <<, and many aliases
    const table = parse(readFileSync(new URL(name, import.meta.url), 'utf8'), {
      merge: true,
      maxAliasCount: -1,
    });
    const problems = await runExchanges({ name, ...table }, targetOf(emulator, id));
    await emulator.close();
    assert.deepEqual(problems.map(exchangeProblemText), []);
  });
}
