import { expect, it } from '@jest/globals';
import request from 'supertest';
import { testApp } from '../../support/app.ts';

type App = ReturnType<typeof testApp>;

interface StateBody {
  readonly records: Readonly<Record<string, unknown>>;
}

const login = { login: 'plain@example.com', passwd: 'Password-1' };

async function stateOf(app: App): Promise<StateBody> {
  return (await request(app).get('/__admin/state')).body as StateBody;
}

/** Signs in, fails, requests codes and changes accounts at every provider. */
async function use(app: App): Promise<void> {
  const post = (path: string, body: object) => request(app).post(path).send(body);
  for (const passwd of ['Password-1', 'wrong', 'wrong']) await post('/apiv2/login', { ...login, passwd });
  for (const name of ['totp', 'sms', 'mail', 'captcha', 'locked', 'disabled', 'nobody'])
    for (const password of ['Password-1', 'wrong']) {
      const address = `${name}@example.com`;
      await post('/apiv2/login', { login: address, passwd: password });
      await post('/api/v1/login', { user: name, password });
      await post('/api/2.0/authentication', { userName: name, password });
      await post('/api/v3/auth/login/', { email: address, username: address, password });
    }
  for (const provider of ['interserver', 'rocketchat', 'misaka', 'onlyoffice'])
    await request(app)
      .put(`/__admin/accounts/${provider}/added@example.com`)
      .send({ password: 'Password-9' });
  await post('/__admin/scenarios', { outcome: 'rate-limited', times: 1 });
}

it.each(['documented', 'observed'])(
  'reads back the state of a mixed run when the profile is %s',
  async (profile) => {
    const app = testApp({ profile, requestBudget: 'vendor' });
    await use(app);
    const state = await stateOf(app);
    expect(Object.keys(state.records).length).toBeGreaterThan(30);
    const other = testApp({ profile, requestBudget: 'vendor' });
    const answer = await request(other).put('/__admin/state').send(state);
    expect([answer.status, answer.body]).toEqual([204, {}]);
    expect(await stateOf(other)).toEqual(state);
  },
);

const session = { account: 'plain@example.com', startedAt: 1 };
const token = { session: '1', account: 'plain@example.com', issuedAt: 1, request: 1 };

it.each<[string, unknown, string]>([
  ['interserver/accounts/x', 'x', ''],
  ['interserver/accounts/x', { login: 'x', password: 'p', status: 'asleep' }, '/status'],
  ['rocketchat/accounts/x', { login: 'x', password: 'p', status: 'active' }, ''],
  ['onlyoffice/accounts/x', { login: 'x', password: 5 }, '/password'],
  ['misaka/sessions/t', { ...session, expiresAt: 'soon' }, '/expiresAt'],
  ['misaka/sessions/t', { ...session, expiresAt: 1e17 }, '/expiresAt'],
  ['misaka/sessions/t', { ...session, more: 1 }, '/more'],
  ['misaka/sessions/t', { startedAt: 1 }, ''],
  ['misaka/sessions/t', { ...session, ended: { at: 1, because: 'used', spares: 'x' } }, '/ended/spares'],
  ['misaka/tokens/t', { ...token, ended: { at: 1, because: 'lost' } }, '/ended/because'],
  ['misaka/tokens/t', { ...token, startedAt: 1 }, '/startedAt'],
  ['misaka/tokens/t', { account: 'plain@example.com' }, ''],
  ['misaka/sessions/t', 7, ''],
  ['interserver/policy/policy', 7, ''],
  ['interserver/counters/a', { count: -1, endsAt: 1 }, '/count'],
  ['interserver/recentFailures/a', [1, null], '/1'],
  ['interserver/attempts/a', { b: { at: 'x' } }, '/b/at'],
  ['interserver/challenges/a', { code: 1, expiresAt: 1 }, '/code'],
  ['interserver/epochs/a', 'x', ''],
  ['interserver/outbox/a', [{ channel: 'post', to: '', sentAt: 1, request: 1 }], '/0/channel'],
  ['interserver/apiKeys/a', {}, ''],
  ['misaka/families/1', [], ''],
  ['rocketchat/wrongCodes/a', [], ''],
  ['onlyoffice/loginSettings/portal', { attemptCount: 'x', blockTime: 1, checkPeriod: 1 }, '/attemptCount'],
  ['onlyoffice/nonsense/a', 1, ''],
  [
    'emulator/namespace/start',
    { requests: 0, records: { 'misaka/sessions/t': 7 } },
    '/records/misaka~1sessions~1t',
  ],
  ['emulator/scenarios/a', { met: 'x' }, '/met'],
  ['emulator/namespace/else', 1, ''],
])(
  'rejects a state whose record at %s is %j, with its pointer, and changes nothing',
  async (address, value, place) => {
    const app = testApp();
    await request(app).post('/apiv2/login').send(login).expect(200);
    const before = await stateOf(app);
    const state = { ...before, records: { ...before.records, [address]: value } };
    const pointer = `/records/${address.replaceAll('/', '~1')}${place}`;
    const answer = await request(app).put('/__admin/state').send(state);
    expect([answer.status, answer.body]).toEqual([
      422,
      expect.objectContaining({
        errors: [
          { path: pointer, message: expect.stringMatching(/the record at ".+" of the state is wrong/) },
        ],
      }),
    ]);
    const exported = await request(app).get('/__admin/bundle');
    const bundle = { ...(exported.body as object), state };
    const inBundle = await request(app).put('/__admin/bundle').send(bundle);
    expect([inBundle.status, inBundle.body]).toEqual([
      422,
      expect.objectContaining({ errors: [expect.objectContaining({ path: `/state${pointer}` })] }),
    ]);
    expect(await stateOf(app)).toEqual(before);
  },
);
