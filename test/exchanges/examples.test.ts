import { expect, it } from '@jest/globals';
import { readDocument } from '../../src/contract/document.ts';
import { outcomeExamples, declaredOperations } from '../../src/contract/outcomes.ts';
import { merged } from '../../src/core/patch.ts';
import { rooms } from '../../src/providers/rooms.ts';

const wire = { path: {}, query: {}, headers: {}, cookies: {}, body: undefined };
const environment = {
  now: 0,
  address: '',
  requestNumber: 1,
  random: (length: number) => new Uint8Array(length),
  totp: { code: () => '', match: () => undefined },
  jwt: { sign: () => '' },
  digest: { sha256Hex: () => '' },
  isoTime: () => '',
  timeOf: () => 0,
};

/** Every example of a refusal in every contract: what the emulator says must be what the contract shows. */
const examples = rooms.flatMap(({ id, profiles, defaultFixture }) =>
  Object.entries(profiles).flatMap(([profile, { endpoints, policy = {} }]) => {
    const document = readDocument(`openapi/${id}/${profile}.yaml`);
    const fixture = defaultFixture as { readonly policy: Readonly<Record<string, unknown>> };
    return declaredOperations(document).flatMap((declared) =>
      outcomeExamples(document, declared)
        .filter(({ status }) => status >= 400)
        .map(({ outcome, status, body }) => ({
          name: `${id} ${profile} ${declared.operationId} says ${status} ${outcome}`,
          endpoint: endpoints.find(({ contract }) => contract.operationId === declared.operationId),
          ...{ outcome, status, body },
          policy: merged(policy, fixture.policy),
        })),
    );
  }),
);

it.each(examples)('$name as its contract’s example', ({ endpoint, outcome, status, body, policy }) => {
  const state = {
    get: (collection: string) => (collection === 'policy' ? policy : undefined),
    glance: () => undefined,
    put: fail,
    delete: fail,
    increment: fail,
    clear: fail,
  };
  const result = endpoint?.pretend(outcome, wire, state, environment);
  if (result === undefined || 'refusal' in result) throw new Error('refused');
  const origin = 'http://localhost:4010';
  const { method = '' } = endpoint?.contract ?? {};
  const answer = result.say({ origin, method, now: 0, wantedStatus: status });
  expect({ status: answer.status, body: answer.body }).toEqual({ status, body });
});

function fail(): never {
  throw new Error('a forced refusal writes nothing without an account');
}
