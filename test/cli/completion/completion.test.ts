import { expect, it } from '@jest/globals';
import { commandTable } from '../../../src/cli/command-table.ts';
import { bashScript } from '../../../src/cli/completion/bash.ts';
import { completionsOfCommands } from '../../../src/cli/completion/completed-commands.ts';
import { builtInProviders } from '../../../src/providers/index.ts';
import { run } from '../cli.ts';

it('prints the script', async () => {
  const stdout = bashScript(completionsOfCommands(builtInProviders.map(({ id }) => id)));
  expect(await run(['completion', 'bash'])).toEqual({ code: 0, stdout, stderr: '' });
});

it.each(['bash', 'zsh', 'fish'])('offers every command in %s', async (shell) => {
  const { stdout } = await run(['completion', shell]);
  expect(Object.keys(commandTable).filter((command) => !stdout.includes(command))).toEqual([]);
});

it.each([
  [[], 'completion needs a shell; expected one of bash, zsh, fish'],
  [['fihs'], 'there is no completion for fihs; did you mean fish?'],
  [['bash', 'zsh'], 'completion takes one shell, but got bash zsh'],
])('rejects %j', async (words, sentence) => {
  expect(await run(['completion', ...words])).toEqual({
    code: 2,
    stdout: '',
    stderr: `login-emulator: ${sentence}\n`,
  });
});
