import { UsageError } from '../../errors.ts';
import { commandOptions, type CliContext } from '../command-options.ts';
import { readCommandOptions } from '../parse-options.ts';
import { withEmulator } from './controls.ts';

/** `login-emulator reset`: restores a namespace to its start. */
export async function reset(args: readonly string[], context: CliContext): Promise<void> {
  const { values, positionals } = readCommandOptions('reset', commandOptions.reset, args);
  if (positionals.length > 0)
    throw new UsageError(`reset takes no arguments, but got ${positionals.join(' ')}; -n names a namespace`);
  await withEmulator(values, context, async ({ controls, name }) => {
    await controls.reset();
    process.stdout.write(`reset the namespace ${name}\n`);
  });
}
