import type { ServedProvider } from '../../emulator/emulator.ts';
import type { NormalizeAccount } from './upsert.ts';

/** Loads the checks of a provider's fixture files, which an account's entry is held against as well. */
export async function loadNormalize(served: ServedProvider): Promise<NormalizeAccount> {
  const { validateFixtures: checkedFixtures } = await import('../../fixtures/validate.ts');
  return (entry, position) => {
    const settled = checkedFixtures(served, { accounts: [entry] }, position);
    if ('problems' in settled) return { problems: settled.problems.map(({ message }) => reworded(message)) };
    const [account] = settled.accounts;
    if (account === undefined) throw new Error('an entry has come to no account');
    return account;
  };
}

/** There is but one account here, and no file. */
function reworded(message: string): string {
  return message.replaceAll('accounts[0]', 'account');
}
