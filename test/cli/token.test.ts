import { expect, it } from '@jest/globals';
import { eventsOf, serving } from './cli.ts';

const variables = { LOGIN_EMULATOR_TOKEN: 'open-sesame' };
const beyond = ['--host', '0.0.0.0'];

const tokenText =
  /^beyond loopback, the control plane requires this header:\n {2}-H "Authorization: Bearer [\w-]{43}"\n {2}LOGIN_EMULATOR_TOKEN sets your own token\.\n/;

it('generates a token beyond loopback, and prints it once with the header', async () => {
  const { stdout } = await serving(beyond, () => Promise.resolve());
  const [, ...parts] = stdout.split(/^token: /m);
  expect(parts).toEqual([expect.stringMatching(tokenText)]);
  const [, token = ''] = /Bearer ([\w-]+)/.exec(parts.join()) ?? [];
  expect(stdout.split(token)).toHaveLength(2);
});

it('generates another token at each start', async () => {
  const [one, other] = [
    await serving([...beyond, '--log', 'json'], () => Promise.resolve()),
    await serving([...beyond, '--log', 'json'], () => Promise.resolve()),
  ];
  const tokens = [one, other].map((ended) => eventsOf(ended)[0]);
  expect(tokens).toEqual([
    expect.objectContaining({ token: expect.stringMatching(/^[\w-]{43}$/) }),
    expect.objectContaining({ token: expect.stringMatching(/^[\w-]{43}$/) }),
  ]);
  expect(tokens[0]).not.toEqual(tokens[1]);
});

it.each(['--quiet', '--log=off'])('prints only the URL on standard output with %s', async (arg) => {
  const { stdout, stderr } = await serving([...beyond, arg], () => Promise.resolve());
  expect(stdout).toMatch(/^http:\S+\n$/);
  expect(stderr.replace(/^token: /, '')).toMatch(tokenText);
});

it.each([
  ['on loopback', []],
  ['on loopback by its address', ['--host', '127.0.0.1']],
  ['beyond loopback without a control plane', [...beyond, '--no-admin']],
])('generates no token %s', async (_where, args) => {
  const { stdout, stderr } = await serving(args, () => Promise.resolve());
  expect(`${stdout}${stderr}`).not.toContain('token');
});

it.each([
  ['on loopback', []],
  ['beyond it', beyond],
])('prints %s how to send the token, but never the token itself', async (_where, args) => {
  const { stdout, stderr } = await serving(args, () => Promise.resolve(), { variables });
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
    ' note: the control plane requires the token: -H "Authorization: Bearer $LOGIN_EMULATOR_TOKEN" ',
  );
  expect(`${stdout}${stderr}`).not.toMatch(/open-sesame|^token: /m);
});
