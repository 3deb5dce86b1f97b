import type { ServedProvider } from '../emulator/emulator.ts';

/** `misaka (documented): fixtures/misaka.yaml: 2 accounts, 1 scenario`. */
export function servedLine({ id, profile, fixtures }: ServedProvider): string {
  const from = fixtures.file ?? 'embedded fixtures';
  const held = `${counted(fixtures.accounts.length, 'account')}, ${counted(fixtures.scenarios.length, 'scenario')}`;
  return `${id} (${profile.contract.profile}): ${from}: ${held}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
