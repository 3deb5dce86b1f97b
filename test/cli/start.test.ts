import { expect, it } from '@jest/globals';
import { networkInterfaces } from 'node:os';
import { builtInProviders } from '../../src/providers/index.ts';
import { sendRaw } from '../support/server.ts';
import { eventsOf, post, serving, type Answer } from './cli.ts';
import { connectionTo, rawPost } from './sockets.ts';

const frozenAt = '2027-01-31T12:00:00Z';
const plain = { login: 'plain@example.com', passwd: 'Password-1' };
/** The addresses of localhost that this machine has. */
const loopbacks = Object.values(networkInterfaces())
  .flat()
  .flatMap((one) => (one?.internal === true ? [one.address] : []))
  .filter((address) => address === '127.0.0.1' || address === '::1')
  .map((address) => ({ address, host: address.includes(':') ? `[${address}]` : address }));

it.each(loopbacks)('serves localhost on $address', async ({ host }) => {
  await serving([], async ({ port }) => {
    expect((await post(`http://${host}:${port}/apiv2/login`, plain)).status).toBe(200);
  });
});

it.each(loopbacks)('serves only on $address if it is the host', async ({ address, host }) => {
  await serving(['--host', address], async ({ port, url }) => {
    expect(url).toBe(`http://${host}:${port}`);
    expect((await post(`${url}/apiv2/login`, plain)).status).toBe(200);
    const other = address === '::1' ? '127.0.0.1' : '::1';
    expect(await connectionTo(port, other)).toMatch(/^E(CONNREFUSED|ADDRNOTAVAIL|AFNOSUPPORT)$/);
  });
});

it('serves only the providers of --provider', async () => {
  await serving(['--provider', 'misaka', '--provider', 'onlyoffice'], async ({ url }) => {
    const misaka = await post(`${url}/v3/session/login`, {
      email: 'plain@example.com',
      password: 'Password-1',
    });
    expect(misaka.status).toBe(200);
    expect((await post(`${url}/apiv2/login`, plain)).body).toEqual({
      type: 'about:blank',
      code: 'unknown-path',
      title: 'Not found',
      status: 404,
      detail: "POST /apiv2/login isn't an operation of any provider. Nearest: POST /v3/session/login",
    });
  });
});

it('freezes the clock at --now, in tokens and in the Date header', async () => {
  const ended = await serving(['--now', frozenAt], async ({ url }) => {
    const login = { userName: 'some text', password: '044LP3vr2j' };
    const answer = await post(`${url}/api/2.0/authentication/{code}`, login);
    expect(answer.headers.get('date')).toBe('Sun, 31 Jan 2027 12:00:00 GMT');
    expect(answer.body).toEqual({
      token: expect.stringMatching(/^[A-Za-z0-9+/]{88}$/),
      expires: '2028-01-31T12:00:00.0000000Z',
      sms: false,
      tfa: true,
    });
  });
  expect(ended.stdout).toContain(`\nnote: the clock is frozen at ${frozenAt}\n`);
});

it('returns the same bytes for the same requests, seed and time', async () => {
  const exchanges = [
    rawPost('/apiv2/login', plain),
    rawPost('/apiv2/login', { login: 'sms@example.com', passwd: 'Password-1' }),
    rawPost('/api/v1/login', { user: 'plain', password: 'Password-1' }),
    rawPost('/api/v1/login', { user: 'mail', password: 'Password-1' }),
    rawPost('/api/v1/login', { user: 'plain', password: 'wrong' }),
    rawPost('/v3/session/login', {
      email: 'plain@example.com',
      password: 'Password-1',
      sliding: true,
    }),
    rawPost('/api/2.0/authentication/%7Bcode%7D', { userName: 'some text', password: '044LP3vr2j' }),
    rawPost('/api/v1/nothing', {}),
  ];
  const play = async (seed: string) => {
    const answers: string[] = [];
    await serving(['--seed', seed, '--now', frozenAt], async ({ port }) => {
      for (const bytes of exchanges) answers.push(await sendRaw(port, bytes, 5000));
    });
    return answers;
  };
  const [one, other, otherSeed] = await Promise.all([play('a'), play('a'), play('b')]);
  expect(one.map((answer) => answer.slice(9, 12))).toEqual('200 402 200 401 401 200 200 404'.split(' '));
  expect(other).toEqual(one);
  expect(otherSeed).not.toEqual(one);
});

it('applies request budgets only with --request-budget vendor', async () => {
  const eleven = async (url: string) => {
    const answers: Answer[] = [];
    for (let count = 0; count < 11; count += 1) {
      answers.push(await post(`${url}/api/v1/login`, { user: 'plain', password: 'Password-1' }));
    }
    return answers;
  };
  const budgeted = await serving(
    ['--request-budget', 'vendor', '--now', frozenAt, '--quiet'],
    async ({ url }) => {
      const answers = await eleven(url);
      expect(answers.map(({ status }) => status)).toEqual([...Array<number>(10).fill(200), 429]);
      expect(answers.at(-1)?.body).toEqual({
        success: false,
        error:
          'Error, too many requests. Please slow down. You must wait 60 seconds before trying this endpoint again. [error-too-many-requests]',
      });
    },
  );
  const free = await serving([], async ({ url }) => {
    expect((await eleven(url)).map(({ status }) => status)).toEqual(Array(11).fill(200));
  });
  expect(budgeted.code).toBe(0);
  expect(free.stdout).toContain('note: request budgets are off; --request-budget vendor turns them on\n');
});

it.each([
  [[], 'http://localhost:3000', 'http://localhost:3000'],
  [[], 'https://app.example.com', null],
  [['--cors', 'https://app.example.com'], 'https://app.example.com', 'https://app.example.com'],
  [['--cors', 'https://a.test,https://b.test'], 'https://b.test', 'https://b.test'],
  [['--cors', 'https://app.example.com'], 'http://localhost:3000', null],
  [['--cors', 'loopback,https://app.example.com'], 'http://localhost:3000', 'http://localhost:3000'],
  [['--cors', 'loopback,https://app.example.com'], 'https://app.example.com', 'https://app.example.com'],
  [['--cors', 'https://a.test', '--cors', 'loopback'], 'http://localhost:3000', 'http://localhost:3000'],
  [['--cors', 'https://a.test', '--cors', 'loopback'], 'https://b.test', null],
  [['--cors', '*'], 'https://app.example.com', 'https://app.example.com'],
  [['--cors', 'off'], 'http://localhost:3000', null],
])('with %j allows a page of %s to read: %s', async (args, origin, allowed) => {
  await serving(args, async ({ url }) => {
    const { headers } = await post(`${url}/apiv2/login`, plain, { origin });
    expect(headers.get('access-control-allow-origin')).toBe(allowed);
  });
});

const withoutObserved = builtInProviders.filter(({ profiles }) => profiles.observed === undefined);

it('keeps the documented profile, with a note, if a provider has no observed one', async () => {
  const all = await serving(['--profile', 'observed', '--log', 'json'], () => Promise.resolve());
  expect(eventsOf(all)[0]).toMatchObject({
    providers: builtInProviders.map(({ id, profiles }) => ({
      id,
      profile: profiles.observed === undefined ? 'documented' : 'observed',
    })),
    notes: withoutObserved.map(({ id }) => `${id} has no observed profile and keeps documented`),
  });
  const one = await serving(['--profile', 'misaka=observed'], () => Promise.resolve());
  expect(one.stdout.match(/^note: .* profile .*$/gm)).toEqual([
    'note: misaka has no observed profile and keeps documented',
  ]);
});

it.each([
  [['--profile', 'observed', '--profile', 'rocketchat=documented']],
  [['--profile', 'rocketchat=documented', '--profile', 'observed']],
  [['--profile', 'rocketchat=documented,observed']],
])('uses one profile for one provider and another for all others with %j', async (args) => {
  const [ready] = eventsOf(await serving([...args, '--log', 'json'], () => Promise.resolve()));
  expect(ready).toMatchObject({
    notes: withoutObserved.map(({ id }) => `${id} has no observed profile and keeps documented`),
  });
});

it('answers a form with 170000 repetitions of a field', async () => {
  await serving([], async ({ url }) => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const { status, headers } = await post(`${url}/api/v1/login`, 'user=&'.repeat(170_000), form);
    expect([status, headers.get('x-emulator-outcome')]).toEqual([401, 'malformed-request']);
  });
});
