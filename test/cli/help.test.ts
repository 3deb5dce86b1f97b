import { expect, it } from '@jest/globals';
import { version } from '../../src/version.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import settings from '../../fixtures/schema/login-emulator.schema.json' with { type: 'json' };
import { run } from './cli.ts';

it.each(['--help', '-h'])('lists every command and every option with %s', async (flag) => {
  const { code, stdout, stderr } = await run([flag]);
  const options = [...stdout.matchAll(/^ {2}--(?:no-)?([a-z-]+) /gm)].map(([, option]) => option);
  expect(options.sort()).toEqual(Object.keys(settings.properties).sort());
  const commands = [...stdout.matchAll(/ login-emulator (\S+) /g)].map(([, command]) => command);
  expect(commands).toEqual(['[start]', 'init', 'check', 'outcomes', 'coverage', 'exec', 'code', 'token']);
  expect([code, stderr]).toEqual([0, '']);
});

it('names every provider, and every switch that can be turned off', async () => {
  const { stdout } = await run(['--help']);
  const switches = Object.entries(settings.properties).flatMap(([name, schema]) =>
    'type' in schema && schema.type === 'boolean' ? [`--no-${name}`] : [],
  );
  expect(stdout).toContain(` ${builtInProviders.map(({ id }) => id).join(', ')}; `);
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`; ${switches.join(', ')} turn a switch off)`);
});

it.each(['--version', '-v'])('says its version with %s', async (flag) => {
  expect(await run([flag])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});
