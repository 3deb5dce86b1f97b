import { expect, it } from '@jest/globals';
import { version } from '../../src/version.ts';
import { commandOptions } from '../../src/cli/command-options.ts';
import { commandTable } from '../../src/cli/command-table.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import settings from '../../fixtures/schema/login-emulator.schema.json' with { type: 'json' };
import { run } from './cli.ts';

const commands = Object.keys(commandTable);

it.each([['--help'], ['-h'], ['help']])(
  'lists every command and the common options with %s',
  async (...args) => {
    const { code, stdout, stderr } = await run(args);
    const listed = [...stdout.matchAll(/^ {2}([a-z]+) {2}/gm)].map(([, command]) => command);
    expect(listed.sort()).toEqual(commands.toSorted());
    const options = [...stdout.matchAll(/^ {2}(?:-.,| {3}) --([a-z-]+) /gm)].map(([, option]) => option);
    expect(options).toEqual(
      expect.arrayContaining(['port', 'provider', 'fixtures', 'scenario', 'quiet', 'help']),
    );
    expect(linesOver80(stdout)).toEqual([]);
    expect([code, stderr]).toEqual([0, '']);
  },
);

it.each(commands)('prints only the usage, the options and an example of %s', async (command) => {
  const ways = [
    ['help', command],
    [command, '--help'],
    [command, '-h'],
  ];
  const [first, ...others] = await Promise.all(ways.map((args) => run(args)));
  expect([first?.code, first?.stderr]).toEqual([0, '']);
  expect(others).toEqual([first, first]);
  const stdout = first?.stdout ?? '';
  expect(stdout).toMatch(new RegExp(`^login-emulator ${command}: `));
  expect(stdout).toMatch(/^examples?:\n {2}\S*login-emulator|^examples?:\n {2}source /m);
  const own = Object.keys(Object.entries(commandOptions).find(([name]) => name === command)?.[1] ?? {});
  expect(optionsIn(stdout)).toEqual(
    command === 'start'
      ? Object.keys(settings.properties).sort()
      : own.map((name) => name.replace(/^no-/, '')).sort(),
  );
  const [beforeExamples = ''] = stdout.split(/^examples?:$/m);
  expect(linesOver80(beforeExamples)).toEqual([]);
});

it('names every provider in the help of start', async () => {
  const { stdout } = await run(['help', 'start']);
  const text = stdout.replaceAll(/\s+/g, ' ');
  expect(text).toContain(` ${builtInProviders.map(({ id }) => id).join(', ')}; `);
});

it('prints the help of a command that follows options', async () => {
  expect(await run(['--port', '0', 'check', '--help'])).toEqual(await run(['help', 'check']));
  expect(await run(['-h', 'exec'])).toEqual(await run(['help', 'exec']));
});

it('passes --help to the command of exec', async () => {
  const { stdout } = await run(['exec', '--', process.execPath, '--help']);
  expect(stdout).toMatch(/^Usage: node/);
  expect((await run(['exec', process.execPath, '--help'])).stdout).toBe(stdout);
});

it.each([
  [['help', 'exce'], 'there is no command exce; did you mean exec?'],
  [['help', 'toString'], 'there is no command toString; npx login-emulator --help lists the commands'],
  [['help', 'start', 'now'], 'help takes one command, but got start now'],
])('rejects %j', async (args, sentence) => {
  expect(await run(args)).toEqual({ code: 2, stdout: '', stderr: `login-emulator: ${sentence}\n` });
});

it.each(['--version', '-v', '-V'])('prints its version with %s', async (flag) => {
  expect(await run([flag])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

function optionsIn(help: string) {
  return [...help.matchAll(/^ {2}(?:-.,| {3}) --(?:no-)?([a-z-]+)(?: |$)/gm)].map(([, name]) => name).sort();
}

function linesOver80(text: string) {
  return text.split('\n').filter((line) => line.length > 80);
}
