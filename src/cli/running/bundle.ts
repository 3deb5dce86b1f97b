import { resolve } from 'node:path';
import { rm, writeFile } from 'node:fs/promises';
import { codeOf, UsageError } from '../../errors.ts';
import { commandOptions, say, type CliContext } from '../command-options.ts';
import { readCommandOptions } from '../parse-options.ts';
import { withEmulator } from './controls.ts';

/** `login-emulator bundle [file]`: writes what a bug report needs, to a file or to standard output. */
export async function bundle(args: readonly string[], context: CliContext): Promise<void> {
  const { values, positionals } = readCommandOptions('bundle', commandOptions.bundle, args);
  const [file, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(`bundle takes one file, but got ${positionals.join(' ')}`);
  await withEmulator(values, context, async ({ controls }) => {
    const secrets = values['no-secrets'] !== true;
    const text = `${JSON.stringify(await controls.bundle.get({ secrets }))}\n`;
    if (file === undefined) return void process.stdout.write(text);
    await writeSecret(resolve(context.folder, file), file, text);
    say(`wrote ${file}, ${secrets ? 'with' : 'without'} passwords, codes and tokens`);
  });
}

/** Replaces a file: an existing one would keep its mode, and a link its target. */
async function writeSecret(path: string, file: string, text: string): Promise<void> {
  try {
    await rm(path, { force: true });
    await writeFile(path, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw new UsageError(`cannot write ${file} (${codeOf(error)}); choose another file`);
  }
}
