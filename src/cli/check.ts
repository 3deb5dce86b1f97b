import { assemble } from '../assemble.ts';
import { corsOf, emulatorOptionsOf, fixtureSourceOf } from './options.ts';
import type { Settings } from './settings.ts';

/** `login-emulator check`: whether the settings and the fixtures can be used; throws what `start` would. */
export async function check(settings: Settings): Promise<void> {
  corsOf(settings);
  const { emulator, notes } = assemble(emulatorOptionsOf(settings), await fixtureSourceOf(settings));
  for (const { id, profile, fixtures } of emulator.served) {
    const from = fixtures.file ?? 'embedded fixtures';
    const held = `${counted(fixtures.accounts.length, 'account')}, ${counted(fixtures.scenarios.length, 'scenario')}`;
    process.stdout.write(`${id} (${profile.contract.profile}): ${from}: ${held}\n`);
  }
  for (const note of notes) process.stdout.write(`note: ${note}\n`);
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
