import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { loadDeclaredProvider } from '../../src/declared/load.ts';
import { emulatorFromOptions } from '../../src/emulator/from-options.ts';
import { createEmbeddedFixtures } from '../../src/fixtures/source.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import { fixtureChecksOf } from '../../src/scenarios/fixture-checks.ts';
import { createReadPatch } from '../../src/scenarios/patch.ts';
import { createExpressApp } from '../../src/server/express-app.ts';
import type { Store } from '../../src/store/store.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { contractFiles } from '../support/contract-files.ts';
import { planesOf } from '../support/planes.ts';
import { walksContract } from '../support/walks-contract.ts';
import type { StoreKind, StoreKinds } from '../support/stores.ts';

type Values = Readonly<Record<string, string>>;

interface Outbox {
  readonly messages: readonly { readonly code: string }[];
}

interface State {
  readonly records: Readonly<Record<string, unknown>>;
}

/** Opens a provider from a store, as one process of several does. */
async function appOf(store: Store, id: string, files: Readonly<Record<string, string>>) {
  const [first = ''] = Object.keys(files);
  const { provider } = await loadDeclaredProvider({ id, file: `${temporaryFolder(files)}/${first}` });
  const source = createEmbeddedFixtures(createReadPatch(await fixtureChecksOf([provider])));
  const { emulator } = emulatorFromOptions({ providers: [provider], seed: 'x' }, builtInProviders, source, {
    store,
  });
  return createExpressApp(planesOf(emulator));
}

/** Serves the contract with marks from a store. */
async function serving(store: Store, id = 'acme') {
  const app = await appOf(store, id, contractFiles);
  const login = (password: string) => request(app).post('/acme/login').send({ user: 'ada', password });
  return {
    app,
    login,
    async signIn(): Promise<string> {
      const answer = await login('Password-1').expect(200);
      return (answer.body as { token: string }).token;
    },
    me: (token: string) => request(app).get('/acme/me').set('authorization', `Bearer ${token}`),
    async state(): Promise<State> {
      return (await request(app).get('/__admin/state').expect(200)).body as State;
    },
    put: (state: object) => request(app).put('/__admin/state').send(state),
  };
}

/** Defines tests of the state of a provider with marks, for each kind of store. */
export function itKeepsState(kinds: StoreKinds): void {
  describe.each(kinds)('%s', (_name, open) => {
    let kind: StoreKind;
    beforeAll(async () => {
      kind = await open();
    });
    afterAll(() => kind.close());

    it('shares sessions between processes', async () => {
      const store = await kind.create();
      const [one, other] = [await serving(store), await serving(await kind.again(store))];
      const token = await one.signIn();
      await other.me(token).expect(200, { name: 'ada' });
    });

    it('counts parallel failures of one account exactly', async () => {
      const store = await kind.create();
      const processes = [await serving(store), await serving(await kind.again(store))];
      const answers = await Promise.all(
        Array.from({ length: 12 }, async (_, index) => processes[index % 2]?.login('wrong')),
      );
      const outcomes = answers.map((answer) => String(answer?.headers['x-emulator-outcome']));
      expect(outcomes.sort()).toEqual([
        ...Array.from({ length: 5 }, () => 'invalid-credentials'),
        ...Array.from({ length: 7 }, () => 'locked-out'),
      ]);
    });

    it.each<[string, string, object, string, string]>([
      ['a refresh token', 'refresh', { refresh: '<refresh>' }, 'refreshed', 'token-reused'],
      ['a challenge', 'code', { id: '<challenge>', code: '<code>' }, 'signed-in', 'challenge-invalid'],
      [
        'a code',
        'reset',
        { email: 'mail@example.com', code: '<reset>', password: 'Own-1' },
        'done',
        'challenge-invalid',
      ],
    ])(
      'accepts %s once, from parallel requests of two processes',
      async (_what, operation, body, once, later) => {
        const store = await kind.create();
        const open = (one: Store) => appOf(one, 'acme', { 'acme.json': walksContract });
        const apps = [await open(store), await open(await kind.again(store))] as const;
        const post = (index: number, path: string, sent: object) =>
          request(index % 2 === 0 ? apps[0] : apps[1])
            .post(`/acme/${path}`)
            .send(sent);
        const messageTo = async () => {
          const { messages } = (await request(apps[1]).get('/__admin/outbox')).body as Outbox;
          return messages[0]?.code ?? '';
        };
        const login = async (email: string) =>
          (await post(0, 'login', { email, password: 'Password-1' })).body as Values;
        const { refresh = '' } = await login('plain@example.com');
        const { id: challenge = '' } = await login('mail@example.com');
        const code = await messageTo();
        await post(0, 'forgot', { email: 'mail@example.com' }).expect(200);
        const values: Values = { refresh, challenge, code, reset: await messageTo() };
        const sent = JSON.parse(
          JSON.stringify(body).replaceAll(/<(\w+)>/g, (_marker, name: string) => values[name] ?? ''),
        ) as object;
        const answers = await Promise.all(
          Array.from({ length: 6 }, (_, index) => post(index, operation, sent)),
        );
        const outcomes = answers.map(({ headers }) => String(headers['x-emulator-outcome'])).sort();
        expect(outcomes).toEqual([once, ...Array.from({ length: 5 }, () => later)].sort());
      },
    );

    it('restores sessions from a snapshot and from an exported state', async () => {
      const { app, signIn, me, state, put } = await serving(await kind.create());
      const token = await signIn();
      await request(app).put('/__admin/snapshots/signed-in').expect(201);
      const exported = await state();
      await request(app).post('/__admin/reset').expect(204);
      await me(token).expect(401);
      await request(app).post('/__admin/snapshots/signed-in/restore').expect(204);
      await me(token).expect(200);
      await request(app).post('/__admin/reset').expect(204);
      await put(exported).expect(204);
      await me(token).expect(200);
    });

    it('rejects a state with a wrong record, and names the place', async () => {
      const { signIn, me, state, put } = await serving(await kind.create());
      const token = await signIn();
      const exported = await state();
      const [address = ''] = Object.keys(exported.records).filter((one) => one.startsWith('acme/sessions/'));
      const records = { ...exported.records, [address]: { id: 7 } };
      const answer = await put({ ...exported, records }).expect(422);
      expect(answer.text).toContain(address);
      await me(token).expect(200);
    });

    it('rejects a state of a provider that is not served', async () => {
      const store = await kind.create();
      const { signIn, state } = await serving(store);
      await signIn();
      const exported = await state();
      const other = await serving(await kind.create(), 'zenith');
      const answer = await other.put(exported);
      expect(answer.body).toMatchObject({
        detail: expect.stringContaining("the provider acme, which isn't served here"),
      });
    });
  });
}
