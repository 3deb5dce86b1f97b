import { expect, it } from '@jest/globals';
import { post, requestLines, run, serving } from './cli.ts';

const escape = '\u001b';
const login = { user: 'plain', password: 'Password-1' };
const args = ['--provider', 'rocketchat'];

/** Makes a request of each kind, and returns the output. */
function served(variables: Readonly<Record<string, string>>) {
  const use = async ({ url }: { readonly url: string }) => {
    await post(`${url}/api/v1/login`, login);
    await post(`${url}/api/v1/login`, { ...login, password: 'wrong' });
    await post(`${url}/api/v1/login`, login, { prefer: 'outcome=unavailable' });
    await post(`${url}/api/v1/${escape}[2J`, login);
  };
  return serving(args, use, { variables });
}

it('prints no colours to a pipe', async () => {
  const { stdout } = await served({});
  expect(stdout).not.toContain(escape);
  expect((await run(['--prot'])).stderr).not.toContain(escape);
});

it.each([{ FORCE_COLOR: '0' }, { FORCE_COLOR: 'false' }, { NO_COLOR: '1' }])(
  'prints no colours with %j',
  async (variables) => {
    expect((await served(variables)).stdout).not.toContain(escape);
  },
);

it.each([{ FORCE_COLOR: '1' }, { FORCE_COLOR: '' }, { FORCE_COLOR: '1', NO_COLOR: '1' }])(
  'colours headings and answers with %j',
  async (variables) => {
    const ended = await served(variables);
    expect(ended.stdout).toContain(`\n${escape}[1mrocketchat (documented)${escape}[22m\n`);
    expect(requestLines(ended).map((line) => line.replaceAll(escape, '^'))).toEqual([
      'POST /api/v1/login → ^[32m200 signed-in^[39m ^[2m· password matched^[22m',
      expect.stringMatching(/^POST \/api\/v1\/login → \^\[33m401 invalid-credentials\^\[39m \^\[2m· /),
      expect.stringMatching(/^POST \/api\/v1\/login → \^\[31m503 unavailable\^\[39m \^\[2m· /),
      expect.stringMatching(/^POST \/api\/v1\/[^^]* → \^\[33m404\^\[39m \^\[2m· [^^]*\^\[22m$/),
    ]);
  },
);

it('colours the prefix of an error', async () => {
  const { stderr } = await run(['--prot'], { variables: { FORCE_COLOR: '1' } });
  expect(stderr).toBe(
    `${escape}[31mlogin-emulator:${escape}[39m unknown option --prot; did you mean --port?\n`,
  );
});
