import { expect, it } from '@jest/globals';
import request from 'supertest';
import { readDocument } from '../../tools/codegen/document.ts';
import { declaredOperations, outcomeExamples } from '../../tools/codegen/outcomes.ts';
import type { Endpoint, RequestResult } from '../../src/core/endpoint.ts';
import type { Provider } from '../../src/core/provider.ts';
import { operations } from '../../src/generated/onlyoffice/documented/routes.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import { testEmulator } from '../support/emulator.ts';
import { listenerOf } from '../support/planes.ts';

const path = '/api/2.0/settings/tfaapp/setup';

it('marks an outcome as empty when other outcomes of its status have a body', () => {
  const document = readDocument('openapi/onlyoffice/documented.yaml');
  const declared = declaredOperations(document).find(({ operationId }) => operationId === 'getSetup');
  if (declared === undefined) throw new Error('the contract has no getSetup');
  const forbidden = outcomeExamples(document, declared).filter(({ status }) => status === 403);
  expect(forbidden.map(({ outcome, first, empty }) => ({ outcome, first, empty }))).toEqual([
    { outcome: 'second-factor-unavailable', first: true, empty: undefined },
    { outcome: 'not-allowed', first: false, empty: true },
  ]);
  const { outcomes } = operations.getSetup;
  expect(outcomes['not-allowed']).toEqual([
    { status: 403, first: false, provenance: 'inferred', empty: true },
  ]);
  expect(outcomes['token-missing']).toEqual([{ status: 401, first: true, provenance: 'inferred' }]);
});

it.each([
  ['not-allowed', { message: 'words' }, 'the contract declares no body for 403'],
  ['second-factor-unavailable', undefined, 'the contract declares a body for 403, but the answer has none'],
])(
  'returns 500 and reports an error when a provider renders %s with the body %j',
  async (outcome, body, detail) => {
    const { emulator } = testEmulator({
      providers: builtInProviders.map((provider) => saying(provider, body)),
    });
    const reported: unknown[] = [];
    const listener = listenerOf(emulator, { report: (error) => void reported.push(error) });
    const answer = await request(listener).get(path).set('prefer', `outcome=${outcome}`);
    expect(answer.body).toMatchObject({
      ...{ status: 500, title: 'The emulator broke its contract' },
      detail: `onlyoffice: getSetup has no valid answer: ${detail}`,
    });
    expect(reported).toHaveLength(1);
  },
);

/** Returns the provider with another body in all of its forced responses. */
function saying(provider: Provider, body: unknown): Provider {
  const { documented, ...others } = provider.profiles;
  const endpoints = documented.endpoints.map((endpoint) => ({
    ...endpoint,
    force: (...call: Parameters<Endpoint['force']>) => withBody(endpoint.force(...call), body),
  }));
  return { ...provider, profiles: { ...others, documented: { ...documented, endpoints } } };
}

function withBody(result: RequestResult, body: unknown): RequestResult {
  if ('refusal' in result) return result;
  return { ...result, render: (exchange) => ({ ...result.render(exchange), body }) };
}
