import { expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { run } from '../cli.ts';

/** Writes the script of a shell to a file. */
async function scriptOf(shell: string): Promise<string> {
  const { stdout } = await run(['completion', shell]);
  return join(temporaryFolder({ [`completion.${shell}`]: stdout }), `completion.${shell}`);
}

it.each([
  ['sc', ['scenario']],
  ['--fid', ['--fidelity']],
  ['check --pri', ['--print-config']],
  ['scenario on m', ['maintenance']],
  ['scenario on --outcome lo', ['locked-out']],
  ['account ', ['lock', 'show', 'unlock']],
  ['account lock r', ['rocketchat']],
])('completes "%s" in fish', async (line, words) => {
  const script = await scriptOf('fish');
  const { stdout, stderr } = spawnSync(
    'fish',
    ['-c', `source ${script}; complete -C "login-emulator ${line}"`],
    { encoding: 'utf8' },
  );
  expect([stderr, stdout.split('\n').map((one) => one.split('\t')[0])]).toEqual(['', [...words, '']]);
});

it.each([
  ['sc', 'scenario'],
  ['--fid', '--fidelity'],
  ['check --pri', '--print-config'],
  ['scenario on m', 'maintenance'],
  ['scenario on --outcome lo', 'locked-out'],
  ['account u', 'unlock'],
  ['account lock r', 'rocketchat'],
  ['outcomes mi', 'misaka'],
])('completes "%s" in zsh', async (line, word) => {
  const script = await scriptOf('zsh');
  const completed = word.slice(line.split(' ').at(-1)?.length);
  // types the line and a tab into a shell at a terminal, and reads until the rest of the word is there
  const typed = `zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "autoload -Uz compinit; compinit -u -D; source ${script}; PS1=; echo rea''dy"
zpty -r shell text '*ready*'
zpty -w -n shell "login-emulator ${line}"$'\\t'
zpty -r shell text '*${completed}*'
print -r -- $text
zpty -d shell`;
  const { stdout } = spawnSync('zsh', ['-f', '-c', typed], { encoding: 'utf8', timeout: 20_000 });
  expect(stdout).toContain(completed);
});
