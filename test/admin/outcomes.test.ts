import { expect, it } from '@jest/globals';
import request from 'supertest';
import { isOutcomeName } from '../../src/core/outcome.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import { testApp } from '../support/app.ts';

interface Entry {
  readonly provider: string;
  readonly operation: string;
  readonly outcome: string;
  readonly status: number;
}

async function catalogueAt(
  query: string,
): Promise<{ outcomes: readonly Entry[]; refusals: readonly object[] }> {
  const { text } = await request(testApp()).get(`/__admin/outcomes?${query}`).buffer(true);
  return JSON.parse(text) as { outcomes: readonly Entry[]; refusals: readonly object[] };
}

it('lists every outcome of every operation, with how to reach it and its body', async () => {
  const { outcomes, refusals } = await catalogueAt('');
  const served = builtInProviders.flatMap(({ id, profiles: { documented } }) =>
    documented.endpoints.flatMap(({ contract }) =>
      Object.keys(contract.outcomes).map((outcome) => `${id} ${contract.operationId} ${outcome}`),
    ),
  );
  const listed = outcomes.map(({ provider, operation, outcome }) => `${provider} ${operation} ${outcome}`);
  expect(new Set(listed)).toEqual(new Set(served));
  expect(
    outcomes.find(({ outcome, provider }) => provider === 'interserver' && outcome === 'locked-out'),
  ).toEqual({
    provider: 'interserver',
    profile: 'documented',
    operation: 'login',
    outcome: 'locked-out',
    status: 429,
    first: expect.any(Boolean),
    provenance: expect.any(String),
    source: expect.any(String),
    reach: expect.any(String),
    body: { field: 'login', message: expect.any(String) },
  });
  expect(refusals).toContainEqual({
    provider: 'rocketchat',
    refusal: 'malformed',
    status: expect.any(Number),
    provenance: 'inferred',
    source: 'not in the document',
  });
});

it('filters by provider and by operation', async () => {
  const { outcomes } = await catalogueAt('provider=misaka');
  expect(new Set(outcomes.map(({ provider }) => provider))).toEqual(new Set(['misaka']));
  const one = await catalogueAt('operation=authenticateByCode');
  expect(new Set(one.outcomes.map(({ provider }) => provider))).toEqual(new Set(['onlyoffice']));
  expect(one.refusals).toEqual([]);
  expect(one.outcomes.every(({ outcome }) => isOutcomeName(outcome))).toBe(true);
});

it.each([
  [
    'provider=nobody',
    'no provider nobody is served; expected one of interserver, rocketchat, misaka, onlyoffice',
  ],
  ['operation=signIn', expect.stringMatching(/^operation signIn doesn't exist; expected one of login, /)],
  [
    'provider=misaka&operation=authenticateByCode',
    expect.stringMatching(/^operation authenticateByCode doesn't exist; /),
  ],
])('lists the valid values instead of %s', async (query, detail) => {
  expect(await catalogueAt(query)).toMatchObject({ status: 404, detail });
});
