import type { Served } from '../../emulator.ts';
import type { Settle } from './write.ts';

/** Loads the checks of a provider's fixture files, which an account's entry is held against as well. */
export async function loadSettle(served: Served): Promise<Settle> {
  const { checkedFixtures } = await import('../../fixtures/check.ts');
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
