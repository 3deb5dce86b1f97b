#!/usr/bin/env node
import { version } from '../admin/version.ts';
import { OptionError } from '../assemble.ts';
import { FileError } from '../fixtures/file-error.ts';
import { readCommandLine, type CommandLine } from './command-line.ts';
import { settingsInEffect } from './effective.ts';
import { UsageError } from './usage-error.ts';

/** The exit code of a command that was not given what it needs. */
const usageExitCode = 2;

const commands = ['start', 'init', 'check', 'outcomes'];

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

async function run(line: CommandLine): Promise<void> {
  const { words, flags, help, version: wantsVersion, printConfig } = line;
  if (wantsVersion) return void process.stdout.write(`${version}\n`);
  if (help) return void process.stdout.write((await import('./help.ts')).help);
  const [command = 'start', ...rest] = words;
  if (!commands.includes(command)) {
    throw new UsageError(`there is no command ${command}; expected one of ${commands.join(', ')}`);
  }
  if (printConfig && command !== 'check') throw new UsageError('--print-config belongs to the command check');
  if (command === 'init') return (await import('./init.ts')).init(onlyFolder(rest));
  if (command !== 'outcomes' && rest.length > 0)
    throw new UsageError(`${command} takes no ${rest.join(' ')}; login-emulator --help lists the options`);
  const effective = await settingsInEffect(flags, process.env, process.cwd());
  if (command === 'outcomes') return (await import('./outcomes.ts')).outcomes(rest, effective.settings);
  if (command === 'start') return (await import('./start.ts')).start(effective.settings);
  const { check, printConfig: print } = await import('./check.ts');
  return printConfig ? print(effective) : check(effective);
}

function onlyFolder(words: readonly string[]): string {
  const [folder = '.', ...rest] = words;
  if (rest.length > 0) throw new UsageError(`init takes one folder, not ${words.join(' ')}`);
  return folder;
}
