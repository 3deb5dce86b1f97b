import { expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { commandTable } from '../../../src/cli/command-table.ts';
import { bashScript } from '../../../src/cli/completion/bash.ts';
import { completionsOfCommands } from '../../../src/cli/completion/completed-commands.ts';
import { builtInProviders } from '../../../src/providers/index.ts';

const script = bashScript(completionsOfCommands(builtInProviders.map(({ id }) => id)));

/** Returns the words that bash offers for the last of these. */
function offered(...words: readonly string[]): readonly string[] {
  const call =
    'COMP_WORDS=(login-emulator "$@"); COMP_CWORD=$#; _login_emulator; printf "%s\\n" "${COMPREPLY[@]}"';
  const { stdout, stderr } = spawnSync('bash', ['-c', `${script}\n${call}`, 'bash', ...words], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((word) => word !== '');
}

it('completes commands', () => {
  expect(offered('')).toEqual(Object.keys(commandTable));
  expect(offered('sc')).toEqual(['scenario']);
  expect(offered('--port', '0', 'che')).toEqual(['check']);
});

it.each([
  [['--po'], ['--port']],
  [['start', '--no-w'], ['--no-watch']],
  [
    ['code', '-'],
    ['--url', '-n', '--namespace', '--min-validity', '--json', '-h', '--help'],
  ],
  [['check', '--pri'], ['--print-config']],
  [['token', '--po'], []],
])('completes the options %j', (words, options) => {
  expect(offered(...words)).toEqual(options);
});

it.each([
  [['--provider', 'r'], ['rocketchat']],
  [
    ['--fidelity', ''],
    ['documented', 'observed', 'inferred'],
  ],
  [['--fidelity', '=', 'o'], ['observed']],
  [['--scenario', 'm'], ['maintenance']],
  [
    ['coverage', '--format', 'j'],
    ['json', 'junit'],
  ],
  [['scenario', 'on', '--outcome', 'lo'], ['locked-out']],
  [
    ['scenario', 'o'],
    ['on', 'off'],
  ],
  [['scenario', 'on', 'm'], ['maintenance']],
  [['account', 'lock', 'r'], ['rocketchat']],
  [['outcomes', 'm'], ['misaka']],
  [
    ['clock', ''],
    ['freeze', 'unfreeze', 'live'],
  ],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish'],
  ],
  [['help', 'sce'], ['scenario']],
])('completes the values and words %j', (words, values) => {
  expect(offered(...words)).toEqual(values);
});

it('completes programs after exec --', () => {
  expect(offered('exec', '--', 'bas')).toContain('bash');
});
