import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createEmulator } from 'login-emulator';
import { defineProvider, exchangeProblemText, runExchanges, targetOf } from 'login-emulator/provider';
import { parse } from 'yaml';

for (const id of ['directus', 'mattermost', 'allauth']) {
  test(`${id} answers as its table says`, async () => {
    const provider = await defineProvider({ contract: new URL(`${id}/${id}.yaml`, import.meta.url) });
    const emulator = await createEmulator({ providers: [provider], now: '2027-01-31T12:00:00Z' });
    const name = `${id}/exchanges.yaml`;
    // the tables have merge keys: <<
    const table = parse(readFileSync(new URL(name, import.meta.url), 'utf8'), { merge: true });
    const problems = await runExchanges({ name, ...table }, targetOf(emulator, id));
    await emulator.close();
    assert.deepEqual(problems.map(exchangeProblemText), []);
  });
}
