import { expect, it } from '@jest/globals';
import { createEmulator, type EmulatorOptions } from '../../src/index.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import { password, rightCode } from '../exchanges/exchange.ts';
import { frozenAt } from '../support/app.ts';
import { keepingToThePage } from './page-to-the-letter.ts';

const json = 'application/json';

interface Sent {
  readonly path: string;
  readonly body: object | string;
  readonly type?: string;
}

const toRocketchat = (body: object): Sent => ({ path: '/api/v1/login', body });
const toInterserver = (body: object): Sent => ({
  path: '/apiv2/login',
  body: { login: 'plain@example.com', passwd: password, ...body },
});
const toOnlyoffice = (body: object): Sent => ({ path: `/api/2.0/authentication/${rightCode}`, body });

/** Undocumented fields that clients send, with their name in the trace and the strict status. */
const rows: readonly (readonly [provider: string, what: string, sent: Sent, refused: number])[] = [
  ['rocketchat', 'username', toRocketchat({ username: 'plain', password }), 401],
  ['rocketchat', 'email', toRocketchat({ email: 'plain@example.com', password }), 401],
  ['rocketchat', 'user as an object', toRocketchat({ user: { username: 'plain' }, password }), 401],
  ['rocketchat', 'user as null', toRocketchat({ user: null, username: 'plain', password }), 401],
  ['rocketchat', 'code as null', toRocketchat({ user: 'plain', password, code: null }), 401],
  ['rocketchat', 'code as a number', toRocketchat({ user: 'plain', password, code: 123456 }), 401],
  ['interserver', 'remember as a boolean', toInterserver({ remember: false }), 400],
  ['interserver', 'remember as null', toInterserver({ remember: null }), 400],
  ['interserver', 'g-recaptcha-response as a string', toInterserver({ 'g-recaptcha-response': '' }), 400],
  [
    'onlyoffice',
    'a field in another case',
    toOnlyoffice({ UserName: 'totp@example.com', Password: password }),
    400,
  ],
  [
    'onlyoffice',
    'provider as null',
    toOnlyoffice({ userName: 'totp@example.com', password, provider: null }),
    400,
  ],
  [
    'onlyoffice',
    'confirmData as null',
    toOnlyoffice({ userName: 'totp@example.com', password, confirmData: null }),
    400,
  ],
];

async function answerTo(provider: string, { path, body, type = json }: Sent, options: EmulatorOptions = {}) {
  const emulator = await createEmulator({
    providers: [provider],
    seed: 'undocumented',
    now: frozenAt,
    ...options,
  });
  try {
    const response = await emulator.fetch(emulator.url + path, {
      method: 'POST',
      headers: { 'content-type': type },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const { requests } = await emulator.requests.list();
    const text = await response.text();
    return { status: response.status, text, entry: requests[0], replay: emulator.requests };
  } finally {
    await emulator.close();
  }
}

it.each(rows)("reads %s's undocumented %s, and notes it in the trace", async (provider, what, sent) => {
  const { status, entry } = await answerTo(provider, sent);
  expect(status).toBe(200);
  expect(entry?.trace.some((step) => step.startsWith(`${what} is not on the vendor's page (`))).toBe(true);
  expect(entry?.provenance).toBe('observed');
});

it.each(rows)(
  "rejects %s's undocumented %s if the policy rejects undocumented fields",
  async (provider, _what, sent, refused) => {
    const { status, entry } = await answerTo(provider, sent, keepingToThePage(provider));
    expect(status).toBe(refused);
    expect(entry?.trace.join()).not.toContain("vendor's page");
  },
);

it.each(rows)(
  "withholds the response to %s's undocumented %s when the fidelity is documented",
  async (provider, what, sent) => {
    const { status, text } = await answerTo(provider, sent, { fidelity: 'documented' });
    expect(status).toBe(501);
    expect(text).toContain(`received ${what}, which isn't on the vendor's page`);
  },
);

it('ignores undocumented fields if the policy rejects them', async () => {
  const both = toRocketchat({ user: 'plain', username: 'totp', password });
  const { status, entry } = await answerTo('rocketchat', both, keepingToThePage('rocketchat'));
  expect([status, entry?.trace]).toEqual([200, ['password matched']]);
});

it('reads documented requests unchanged', async () => {
  const { status, entry } = await answerTo('rocketchat', toRocketchat({ user: 'plain', password }));
  expect([status, entry?.trace, entry?.provenance]).toEqual([200, ['password matched'], 'documented']);
});

it('stores a digest as a placeholder, and replays it', async () => {
  const emulator = await createEmulator({ providers: ['rocketchat'], seed: 'undocumented' });
  try {
    const digest = 'c33e598e4f2123e1774f00d2e1b8697838413c5c971d5b0154a0872e26a1117f';
    await emulator.fetch(`${emulator.url}/api/v1/login`, {
      method: 'POST',
      headers: { 'content-type': json },
      body: JSON.stringify({ user: { username: 'plain' }, password: { digest, algorithm: 'sha-256' } }),
    });
    const [entry] = (await emulator.requests.list()).requests;
    expect(entry?.request.body).toEqual({
      user: { username: 'plain' },
      password: { digest: '‹plain.digest›', algorithm: 'sha-256' },
    });
    const replayed = await emulator.requests.replay(entry?.id ?? '');
    expect(replayed.status).toBe(200);
  } finally {
    await emulator.close();
  }
});

it.each([
  ['documented', 415],
  ['observed', 200],
])('reads a urlencoded InterServer login by the profile %s', async (profile, expected) => {
  const form = { path: '/apiv2/login', type: 'application/x-www-form-urlencoded' };
  const sent = { ...form, body: `login=plain%40example.com&passwd=${password}&remember=true` };
  expect((await answerTo('interserver', sent, { profile })).status).toBe(expected);
});

it.each(['documented', 'observed'])(
  "rejects a path with the older API's suffix in the profile %s, unless the policy serves it",
  async (profile) => {
    const sent = { path: '/api/2.0/authentication.json', body: { userName: 'plain@example.com', password } };
    const missed = await answerTo('onlyoffice', sent, { profile });
    expect(missed.status).toBe(404);
    expect(missed.entry?.trace.join()).toContain("the path ends in .json, which isn't part of this API");
    const { defaultFixture } = builtInProviders.find(({ id }) => id === 'onlyoffice') ?? {};
    const fixture = defaultFixture as { readonly policy: object };
    const fixtures = { onlyoffice: { ...fixture, policy: { ...fixture.policy, jsonSuffix: 'serve' } } };
    const served = await answerTo('onlyoffice', sent, { profile, fixtures });
    expect(served.status).toBe(200);
    expect(served.entry?.operation).toBe('authenticate');
  },
);
