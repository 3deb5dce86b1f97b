import type { ServedProvider } from '../../emulator/emulator.ts';
import { FileError } from '../../errors.ts';
import type { Fixtures } from '../../fixtures/normalize.ts';
import { problem, type Handlers } from '../handler.ts';
import { oneOf } from '../call-target.ts';

/** What every namespace starts with. */
export const fixtureCalls = {
  async putFixtures({ emulator, params: { provider }, body }) {
    const found = oneOf(emulator.served, provider);
    if ('problem' in found) return found.problem;
    const read = await readFixtures(found.served, body);
    if ('problems' in read) return problem(422, read.problems.join('; '), { problems: [...read.problems] });
    emulator.replaceFixtures(provider, read);
    const { accounts, scenarios } = read;
    return { status: 200, body: { provider, accounts: accounts.length, scenarios: scenarios.length } };
  },
} satisfies Handlers<'putFixtures'>;

/** Checks the content of a fixture file; text is YAML, and what is wrong in it has a line and a column. */
async function readFixtures(
  served: ServedProvider,
  body: string | object,
): Promise<Fixtures | { readonly problems: readonly string[] }> {
  const { validateFixtures: checkedFixtures } = await import('../../fixtures/validate.ts');
  if (typeof body !== 'string') {
    const settled = checkedFixtures(served, body);
    return 'problems' in settled ? { problems: settled.problems.map(({ message }) => message) } : settled;
  }
  const { yamlOf } = await import('../../files/yaml.ts');
  try {
    const yaml = yamlOf(body, 'body');
    const settled = checkedFixtures(served, yaml.content);
    return 'problems' in settled ? { problems: yaml.failure(settled.problems).lines } : settled;
  } catch (error) {
    if (error instanceof FileError) return { problems: error.lines };
    throw error;
  }
}
