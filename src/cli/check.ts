import { assemble } from '../assemble.ts';
import { emulatorOptionsOf } from './options.ts';
import type { Settings } from './settings.ts';

/** `login-emulator check`: whether the settings and the fixtures can be used; throws what `start` would. */
export async function check(settings: Settings): Promise<void> {
  const { emulator, notes } = assemble(await emulatorOptionsOf(settings));
  for (const { id, profile, fixtures } of emulator.served) {
    const from = fixtures.file ?? 'embedded fixtures';
    const held = `${fixtures.accounts.length} accounts, ${fixtures.scenarios.length} scenarios`;
    process.stdout.write(`${id} (${profile.contract.profile}): ${from}: ${held}\n`);
  }
  for (const note of notes) process.stdout.write(`note: ${note}\n`);
}
