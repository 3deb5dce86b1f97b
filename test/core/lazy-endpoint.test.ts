import { expect, it } from '@jest/globals';
import request from 'supertest';
import { lazyEndpoint } from '../../src/core/lazy-endpoint.ts';
import { testEmulator } from '../support/emulator.ts';
import { endpointOf, handmade } from '../support/handmade.ts';
import { listenerOf } from '../support/planes.ts';

it('builds an operation at its first request, once', async () => {
  const built: string[] = [];
  const outcomesOf: string[] = [];
  const endpoints = ['a', 'b'].map((id) => {
    const whole = endpointOf(id, { method: 'GET', template: `/${id}` });
    const { operationId, method, template, segments } = whole.contract;
    return lazyEndpoint({
      head: { operationId, method, template, segments },
      outcomes() {
        outcomesOf.push(id);
        return whole.contract.outcomes;
      },
      build() {
        built.push(id);
        return whole;
      },
    });
  });
  const { emulator } = testEmulator({ providers: [handmade({}, { basePath: '/x' }, { endpoints })] });
  const app = listenerOf(emulator);
  await request(app).get('/x/nowhere').expect(404);
  await request(app).get('/__admin/health').expect(200);
  expect([built, outcomesOf]).toEqual([[], []]);
  await request(app).get('/x/a').expect(200, {});
  await request(app).get('/x/a').expect(200, {});
  expect([built, outcomesOf]).toEqual([['a'], ['a']]);
  await request(app).post('/__admin/scenarios').send({ outcome: 'done' }).expect(201);
  expect([built, outcomesOf]).toEqual([['a'], ['a', 'b']]);
});
