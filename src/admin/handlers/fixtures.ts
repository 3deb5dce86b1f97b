import type { ServedProvider } from '../../emulator/emulator.ts';
import { FileError } from '../../errors.ts';
import type { Fixtures } from '../../fixtures/normalize.ts';
import { fixtureChecksOf } from '../../scenarios/fixture-checks.ts';
import { problems, type Handlers } from '../handler.ts';
import { oneOf } from '../call-target.ts';

/** The fixture calls. */
export const fixtureCalls = {
  async putFixtures({ emulator, params: { provider }, body }) {
    const served = oneOf(emulator.served, provider);
    if ('status' in served) return served;
    const read = await readFixtures(served, body);
    if ('problems' in read) return problems('invalid-fixtures', read.problems);
    emulator.replaceFixtures(provider, read);
    const { accounts, scenarios } = read;
    return { status: 200, body: { provider, accounts: accounts.length, scenarios: scenarios.length } };
  },
} satisfies Handlers;

/** Checks the content of a fixture file. Text is parsed as YAML; its problems have a line and a column. */
async function readFixtures(
  served: ServedProvider,
  body: string | object,
): Promise<Fixtures | { readonly problems: readonly string[] }> {
  const { validateFixtures } = await import('../../fixtures/validate.ts');
  const checks = await fixtureChecksOf([served.provider]);
  if (typeof body !== 'string') {
    const settled = validateFixtures(served, body, checks);
    return 'problems' in settled ? { problems: settled.problems.map(({ message }) => message) } : settled;
  }
  const { yamlOf } = await import('../../files/yaml.ts');
  try {
    const yaml = yamlOf(body, 'body');
    const settled = validateFixtures(served, yaml.content, checks);
    return 'problems' in settled ? { problems: yaml.failure(settled.problems).lines } : settled;
  } catch (error) {
    if (error instanceof FileError) return { problems: error.lines };
    throw error;
  }
}
