import { assemble } from '../assemble.ts';
import { certificateOf } from './certificate.ts';
import type { Effective } from './effective.ts';
import { checkEffective, emulatorOptionsOf, fixtureSourceOf, groundOf } from './options.ts';
import { servedLine } from './served-line.ts';

/** `login-emulator check`: whether the settings and the fixtures can be used; throws what `start` would. */
export async function check({ settings }: Effective): Promise<void> {
  checkEffective(settings);
  await certificateOf(settings);
  const { emulator, notes } = assemble(
    emulatorOptionsOf(settings),
    await fixtureSourceOf(settings),
    await groundOf(settings),
  );
  for (const served of emulator.served) process.stdout.write(`${servedLine(served)}\n`);
  for (const note of notes) process.stdout.write(`note: ${note}\n`);
}

/** `login-emulator check --print-config`: the settings in effect, whatever the fixtures are like. */
export async function printConfig(effective: Effective): Promise<void> {
  checkEffective(effective.settings);
  const { configText } = await import('./print-config.ts');
  process.stdout.write(configText(effective));
}
