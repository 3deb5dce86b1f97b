import { emulatorFromOptions } from '../emulator/from-options.ts';
import { certificateOf } from './certificate.ts';
import type { ResolvedSettings } from './resolve-settings.ts';
import { checkEffective, emulatorOptionsOf, fixtureSourceOf, groundOf } from './options.ts';
import { servedLine } from './format.ts';

/** `login-emulator check`: whether the settings and the fixtures can be used; throws what `start` would. */
export async function check({ settings }: ResolvedSettings): Promise<void> {
  checkEffective(settings);
  await certificateOf(settings);
  const { emulator, notes } = emulatorFromOptions(
    emulatorOptionsOf(settings),
    await fixtureSourceOf(settings),
    await groundOf(settings),
  );
  for (const served of emulator.served) process.stdout.write(`${servedLine(served)}\n`);
  for (const note of notes) process.stdout.write(`note: ${note}\n`);
}

/** `login-emulator check --print-config`: the settings in effect, whatever the fixtures are like. */
export async function printConfig(effective: ResolvedSettings): Promise<void> {
  checkEffective(effective.settings);
  const { configText } = await import('./print-config.ts');
  process.stdout.write(configText(effective));
}
