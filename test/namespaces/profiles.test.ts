import { expect, it } from '@jest/globals';
import request from 'supertest';
import type { Endpoint } from '../../src/core/endpoint.ts';
import type { Provider, ProviderProfile } from '../../src/core/provider.ts';
import { misaka } from '../../src/providers/misaka/index.ts';
import { interserver } from '../../src/providers/interserver/index.ts';
import { problemOf } from '../admin/problem-of.ts';
import { testEmulator } from '../support/emulator.ts';
import { listenerOf } from '../support/planes.ts';
import { serve } from '../support/server.ts';

/** Creates a Misaka.io provider whose observed profile has only a login: at another path and without lockouts. */
function observedRoom(): Provider {
  const { documented } = misaka.profiles;
  const endpoints = documented.endpoints.slice(0, 1).map((endpoint): Endpoint => {
    const { 'locked-out': _, ...outcomes } = endpoint.contract.outcomes;
    const segments = [{ literal: 'session' }, { literal: 'sign-in' }];
    return {
      ...endpoint,
      contract: { ...endpoint.contract, template: '/session/sign-in', segments, outcomes },
    };
  });
  const contract = { ...documented.contract, profile: 'observed' };
  const observed: ProviderProfile = { ...documented, contract, endpoints };
  return { ...misaka, profiles: { documented, observed } };
}

function twoProfiles() {
  const { emulator } = testEmulator({ providers: [observedRoom(), interserver] });
  const app = listenerOf(emulator);
  const put = (name: string, body: object) => request(app).put(`/__admin/namespaces/${name}`).send(body);
  const login = async (name: string, path: string) =>
    (
      await request(app)
        .post(`/@${name}/v3${path}`)
        .send({ email: 'plain@example.com', password: 'Password-1' })
    ).status;
  const arm = (name: string) =>
    request(app).post(`/@${name}/__admin/scenarios`).send({ provider: 'misaka', outcome: 'locked-out' });
  return { app, put, login, arm };
}

it('serves each namespace in its own profile', async () => {
  const { app, put, login } = twoProfiles();
  await put('w1', { profiles: { misaka: 'observed' } }).expect(201);
  expect(await login('w1', '/session/sign-in')).toBe(200);
  expect(await login('w1', '/session/login')).toBe(404);
  expect(await login('w2', '/session/login')).toBe(200);
  expect(await login('w2', '/session/sign-in')).toBe(404);
  const { requests } = (await request(app).get('/@w1/__admin/requests?operation=login')).body as {
    requests: { profile: string }[];
  };
  expect(requests.map(({ profile }) => profile)).toEqual(['observed']);
  const { namespaces } = (await request(app).get('/__admin/namespaces')).body as {
    namespaces: { name: string; profiles: object }[];
  };
  expect(namespaces.map(({ name, profiles }) => [name, profiles])).toEqual([
    ['default', { misaka: 'documented', interserver: 'documented' }],
    ['w1', { misaka: 'observed', interserver: 'documented' }],
    ['w2', { misaka: 'documented', interserver: 'documented' }],
  ]);
});

it('forwards a request with its whole body when only another profile declares it', async () => {
  const own = await serve((asked, response) => void asked.pipe(response));
  const { emulator } = testEmulator({ providers: [observedRoom(), interserver] });
  const app = listenerOf(emulator, { fallback: { misaka: own.url } });
  await request(app)
    .put('/__admin/namespaces/w1')
    .send({ profiles: { misaka: 'observed' } })
    .expect(201);
  const sent = { email: 'plain@example.com', password: 'Password-1' };
  const passedOn = await request(app).post('/@w1/v3/session/login').send(sent);
  await own.close();
  expect(passedOn.headers['x-emulator-outcome']).toBe('passed-on');
  expect(passedOn.text).toBe(JSON.stringify(sent));
});

it('validates a scenario against the profile of its namespace', async () => {
  const { put, arm } = twoProfiles();
  await put('w1', { profiles: { misaka: 'observed' } }).expect(201);
  expect(await problemOf(arm('w1'))).toMatchObject({ status: 422 });
  expect((await arm('w2')).status).toBe(201);
});

it('copies the profile to a fork, keeps it over a reset, and accepts another profile for a fork', async () => {
  const { app, put, login } = twoProfiles();
  await put('w1', { profiles: { misaka: 'observed' } }).expect(201);
  await put('w2', { from: 'w1' }).expect(201);
  await put('w3', { from: 'w1', profiles: { misaka: 'documented' } }).expect(201);
  await request(app).post('/@w2/__admin/reset').expect(204);
  expect(await login('w2', '/session/sign-in')).toBe(200);
  expect(await login('w3', '/session/login')).toBe(200);
});

it('lists the available profiles when a profile is unknown', async () => {
  const { put } = twoProfiles();
  expect(await problemOf(put('w1', { profiles: { misaka: 'seen' } }))).toEqual({
    status: 422,
    detail: 'misaka has no profile seen; expected one of documented, observed',
  });
});
