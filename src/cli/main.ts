#!/usr/bin/env node
import { version } from '../admin/version.ts';
import { OptionError } from '../assemble.ts';
import { FileError } from '../fixtures/file-error.ts';
import { readCommandLine, type CommandLine } from './command-line.ts';
import { readSettingsFile } from './settings-file.ts';
import { UsageError } from './usage-error.ts';
import { readVariables } from './variables.ts';

/** The exit code of a command that was not given what it needs. */
const usageExitCode = 2;

void main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  try {
    await run(readCommandLine(args));
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof OptionError || error instanceof FileError))
      throw error;
    process.stderr.write(`login-emulator: ${error.message}\n`);
    process.exitCode = usageExitCode;
  }
}

async function run({ words, flags, help, version: wantsVersion }: CommandLine): Promise<void> {
  if (wantsVersion) return void process.stdout.write(`${version}\n`);
  if (help) return void process.stdout.write((await import('./help.ts')).help);
  const [command = 'start', ...rest] = words;
  if (command === 'init') return (await import('./init.ts')).init(onlyFolder(rest));
  if (command !== 'start' && command !== 'check') {
    throw new UsageError(`there is no command ${command}; expected start, init or check`);
  }
  if (rest.length > 0)
    throw new UsageError(`${command} takes no ${rest.join(' ')}; login-emulator --help lists the options`);
  const settings = { ...(await readSettingsFile(process.cwd())), ...readVariables(process.env), ...flags };
  if (command === 'check') return (await import('./check.ts')).check(settings);
  return (await import('./start.ts')).start(settings);
}

function onlyFolder(words: readonly string[]): string {
  const [folder = '.', ...rest] = words;
  if (rest.length > 0) throw new UsageError(`init takes one folder, not ${words.join(' ')}`);
  return folder;
}
