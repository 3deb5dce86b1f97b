import { expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { serving, type Surroundings } from './cli.ts';

const providers = ['interserver', 'rocketchat', 'misaka', 'onlyoffice'];
const signedIn = [200, 'signed-in'];

it.each(providers)('prints a curl command for %s that signs in', async (provider) => {
  expect(await pasted(['--provider', provider])).toEqual(signedIn);
});

it.each(providers)(
  'prints a curl command for %s that works with any characters in the password',
  async (provider) => {
    const account = {
      login: "o'ada@example.com",
      password: `it's "7" o'clock \\ $HOME \`id\` !! é`,
      // ONLYOFFICE requires a second factor of every account
      ...(provider === 'onlyoffice' ? { secondFactor: 'totp', fixedCode: '424242' } : {}),
    };
    expect(await pastedFor(provider, account)).toEqual(signedIn);
  },
);

it.each(['a b', 'a/b', 'é', "it's", '(1)'])(
  'prints a curl command for onlyoffice that works when the code is %s',
  async (fixedCode) => {
    const account = { login: 'ada', password: 'Password-1', secondFactor: 'totp', fixedCode };
    expect(await pastedFor('onlyoffice', account)).toEqual(signedIn);
  },
);

/** Returns the answer to the curl command with these fixtures. */
function pastedFor(provider: string, account: object) {
  // JSON is YAML too
  const cwd = temporaryFolder({ [`fixtures/${provider}.yaml`]: JSON.stringify({ accounts: [account] }) });
  return pasted(['--provider', provider, '--fixtures', 'fixtures'], { cwd });
}

/** Returns the status and the outcome of the printed curl command. */
async function pasted(args: readonly string[], surroundings: Surroundings = {}) {
  const answers: unknown[] = [];
  await serving(
    args,
    async ({ said }) => {
      const [, command = '', ...others] = said.split(/^(?= {2}curl )/m);
      expect(others).toEqual([]);
      const { url, ...request } = parseCurl(command.replace(/\n\n[^]*/, ''));
      const answer = await fetch(url, request);
      answers.push(answer.status, answer.headers.get('x-emulator-outcome'));
    },
    surroundings,
  );
  return answers;
}

/** Parses the request of a curl command with the help of a shell. */
function parseCurl(line: string) {
  const script = `curl() { printf '%s\\n' "$@"; }\n${line}`;
  const { stdout, stderr } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
  expect(stderr).toBe('');
  const words = stdout.split('\n').slice(0, -1);
  const parsed = { method: 'GET', headers: new Headers(), body: '', url: '' };
  while (words.length > 0) {
    const word = words.shift() ?? '';
    if (word === '-H') parsed.headers.append(...splitHeader(words.shift() ?? ''));
    else if (word === '-d') Object.assign(parsed, { method: 'POST', body: words.shift() });
    else parsed.url = word;
  }
  return parsed;
}

function splitHeader(header: string): [string, string] {
  const [name = '', value = ''] = header.split(': ');
  return [name, value];
}
