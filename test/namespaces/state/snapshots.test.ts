import { expect, it } from '@jest/globals';
import request from 'supertest';
import { createMemoryStore } from '../../../src/store/memory.ts';
import { snapshotsOf } from '../../../src/store/store.ts';
import { testAppOver } from '../../support/app.ts';

const login = { login: 'plain@example.com', passwd: 'Password-1' };
const session = 'misaka/sessions/t';
const wrong = [
  422,
  expect.objectContaining({
    detail: expect.stringContaining(`the record at "${session}" of the state is wrong`) as unknown,
  }),
];

function appOverStore() {
  const store = createMemoryStore();
  return { store, app: testAppOver(store).app };
}

/** Saves a snapshot and writes an invalid session into it, as another process on the store may do. */
async function breakSnapshot({ app, store }: ReturnType<typeof appOverStore>, name: string): Promise<void> {
  await request(app).put(`/__admin/snapshots/${name}`).expect(201);
  const address = `emulator/snapshots/${name}`;
  const { value } = await store.read(snapshotsOf('default'), address);
  const saved = value as { readonly document: { readonly records: object } };
  const records = {
    ...saved.document.records,
    [session]: { account: 'plain@example.com', expiresAt: 'soon' },
  };
  const broken = { ...saved, document: { ...saved.document, records } };
  await store.commit(snapshotsOf('default'), new Map(), new Map([[address, broken]]));
}

it('does not restore a snapshot with an invalid record, and changes nothing', async () => {
  const { app, store } = appOverStore();
  await breakSnapshot({ app, store }, 'before');
  await request(app).post('/apiv2/login').send(login).expect(200);
  const state: unknown = (await request(app).get('/__admin/state')).body;
  const answer = await request(app).post('/__admin/snapshots/before/restore');
  expect([answer.status, answer.body]).toEqual(wrong);
  expect((await request(app).get('/__admin/state')).body).toEqual(state);
});

it('does not create a namespace from a snapshot with an invalid record', async () => {
  const { app, store } = appOverStore();
  await breakSnapshot({ app, store }, 'before');
  const answer = await request(app).put('/__admin/namespaces/w1').send({ from: 'before' });
  expect([answer.status, answer.body]).toEqual(wrong);
  const { namespaces } = (await request(app).get('/__admin/namespaces')).body as {
    readonly namespaces: readonly { readonly name: string }[];
  };
  expect(namespaces.map(({ name }) => name)).not.toContain('w1');
});
