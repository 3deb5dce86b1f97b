import { assemble } from '../assemble.ts';
import { corsOf, emulatorOptionsOf } from './options.ts';
import { servedLine } from './served-line.ts';
import type { Settings } from './settings.ts';

/** `login-emulator check`: whether the settings and the fixtures can be used; throws what `start` would. */
export async function check(settings: Settings): Promise<void> {
  corsOf(settings);
  const { emulator, notes } = assemble(await emulatorOptionsOf(settings));
  for (const served of emulator.served) process.stdout.write(`${servedLine(served)}\n`);
  for (const note of notes) process.stdout.write(`note: ${note}\n`);
}
