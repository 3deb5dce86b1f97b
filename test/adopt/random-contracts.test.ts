import { afterAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adopt } from '../../src/adopt/adopt.ts';
import { loadDeclaredProvider, readBareContract } from '../../src/declared/load.ts';
import { FileError, UsageError } from '../../src/errors.ts';
import { checkFixtureFile } from '../../src/fixtures/check-file.ts';
import { openEmulator } from '../../src/library/create-emulator.ts';
import { randomContracts } from './random-contracts.ts';

const top = mkdtempSync(join(tmpdir(), 'adopt-random-'));
afterAll(() => {
  rmSync(top, { recursive: true, force: true });
});

/** More runs, another seed, or a small counterexample: set these variables. */
const runs = Number(process.env['ADOPT_RUNS'] ?? 30);
const seed = Number(process.env['ADOPT_SEED'] ?? 21);

it('writes files that load, and the same ones again, for any contract that can be read', async () => {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(randomContracts, fc.boolean(), async (document, addsSignIn) => {
      const folder = mkdtempSync(join(top, 'run-'));
      const contract = join(folder, 'acme.json');
      writeFileSync(contract, JSON.stringify(document));
      if (!(await isReadable(contract))) return;
      const run = () =>
        adopt(
          { id: 'acme', contract, isDryRun: false, addsSignIn, progress: () => undefined },
          { openEmulator, checkFixtureFile },
        );
      const adopted = await run().catch(expectRefusal);
      if (adopted === undefined) {
        expect(readdirSync(folder)).toEqual(['acme.json']);
        return;
      }
      const { proof } = adopted;
      count += 1;
      await loadDeclaredProvider({ id: 'acme', file: contract });
      expect(proof.filter(({ name }) => name === 'the files')).toEqual([]);
      const before = contents(folder);
      await run();
      expect(contents(folder)).toEqual(before);
    }),
    { numRuns: runs, seed, endOnFailure: process.env['ADOPT_SHRINK'] === undefined },
  );
  // a property of nothing would hold
  expect(count).toBeGreaterThan(runs / 2);
}, 600_000);

function expectRefusal(error: unknown): undefined {
  if (!(error instanceof UsageError)) throw error;
}

async function isReadable(contract: string): Promise<boolean> {
  try {
    await readBareContract(contract);
    return true;
  } catch (error) {
    if (error instanceof FileError) return false;
    throw error;
  }
}

function contents(path: string): Readonly<Record<string, string>> {
  return Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'utf8')]));
}
