import { expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createComparison, type Comparison } from '../../src/emulator/other-processes.ts';
import { emulatorFromOptions } from '../../src/emulator/from-options.ts';
import { createEmbeddedFixtures } from '../../src/fixtures/source.ts';
import { loadDeclaredProvider } from '../../src/declared/load.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import { createReadPatch } from '../../src/scenarios/patch.ts';
import { fixtureChecksOf } from '../../src/scenarios/fixture-checks.ts';
import { createRedisStore } from '../../src/store/redis.ts';
import type { Exchange } from '../../src/store/store.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { contractFiles } from '../support/contract-files.ts';
import { useRedis } from '../support/use-redis.ts';

const redis = useRedis();

/** Starts a process on a Redis that serves the contract with these fixtures, beside a built-in provider. */
async function processOn(url: string, fixtures = contractFiles['acme.fixtures.yaml']) {
  const folder = temporaryFolder(contractFiles);
  writeFileSync(join(folder, 'acme.fixtures.yaml'), fixtures);
  const { provider } = await loadDeclaredProvider({ id: 'acme', file: join(folder, 'acme.yaml') });
  const store = await createRedisStore(url);
  const source = createEmbeddedFixtures(createReadPatch(await fixtureChecksOf([provider])));
  const options = { providers: ['misaka', provider] };
  const { emulator } = emulatorFromOptions(options, builtInProviders, source, { store });
  const warnings: string[] = [];
  const failure = (error: unknown) => void warnings.push(String(error));
  const exchange: Exchange = store.exchange ?? (() => Promise.reject(new Error('not a shared store')));
  const comparison = createComparison(emulator, exchange, {
    warn: (text) => void warnings.push(text),
    failure,
  });
  const stop = async () => {
    comparison.stop();
    await store.close();
  };
  return { warnings, comparison, emulator, stop, digest: () => digestsOf(emulator.served, comparison) };
}

type Served = Parameters<Comparison['of']>[0];

function digestsOf(served: readonly Served[], comparison: Comparison) {
  return served.map((one) => comparison.of(one));
}

const same = { digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/), otherDigests: [] };
const warning =
  'another process on the same store serves acme from other files; start all of them with the same contract, overlay and fixtures';

it('finds no difference between processes with the same files', async () => {
  const url = redis.newDatabase();
  const [one, other] = [await processOn(url), await processOn(url)];
  for (const { comparison } of [one, other, one]) await comparison.compare();
  expect([one.digest(), other.digest(), one.warnings, other.warnings]).toEqual([
    [undefined, same],
    [undefined, same],
    [],
    [],
  ]);
  await Promise.all([one.stop(), other.stop()]);
});

it('warns once when another process serves a provider from other files, until that process ends', async () => {
  const url = redis.newDatabase();
  const one = await processOn(url);
  await one.comparison.compare();
  const other = await processOn(url, 'accounts: [{ login: bob, password: Password-1 }]\n');
  for (const { comparison } of [other, one, one]) await comparison.compare();
  expect([one.warnings, other.warnings]).toEqual([[warning], [warning]]);
  const [, mine] = one.digest();
  const [, others] = other.digest();
  expect([mine?.otherDigests, others?.otherDigests]).toEqual([[others?.digest], [mine?.digest]]);
  await other.stop();
  await one.comparison.compare();
  expect([one.digest(), one.warnings]).toEqual([[undefined, same], [warning]]);
  await one.stop();
});

it('agrees again once the process has the same fixtures', async () => {
  const url = redis.newDatabase();
  const [one, other] = [
    await processOn(url),
    await processOn(url, 'accounts: [{ login: bob, password: x }]\n'),
  ];
  for (const { comparison } of [one, other, one]) await comparison.compare();
  const fixtures = one.emulator.served.find(({ id }) => id === 'acme')?.fixtures;
  if (fixtures === undefined) throw new Error('acme is not served');
  other.emulator.replaceFixtures('acme', fixtures);
  for (const { comparison } of [other, one]) await comparison.compare();
  expect([one.digest(), other.digest()]).toEqual([
    [undefined, same],
    [undefined, same],
  ]);
  await Promise.all([one.stop(), other.stop()]);
});
