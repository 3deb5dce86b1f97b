import { expect, it } from '@jest/globals';
import { isNode, readDocument } from '../../tools/codegen/document.ts';
import { outcomeExamples, declaredOperations } from '../../tools/codegen/outcomes.ts';
import { merged } from '../../src/core/patch.ts';
import { builtInProviders } from '../../src/providers/index.ts';

const wire = { path: {}, query: {}, headers: {}, cookies: {}, body: undefined };
const environment = {
  now: 0,
  address: '',
  origin: 'http://localhost:4010',
  requestNumber: 1,
  random: (length: number) => new Uint8Array(length),
  totp: { code: () => '', match: () => undefined, url: () => '' },
  jwt: { sign: () => '' },
  digest: { sha256Hex: () => '' },
  passwordHash: () => '',
  isoTime: () => '',
  timeOf: () => 0,
};

/** Every error example in every contract: the emulator must return the same body. */
const examples = builtInProviders.flatMap(({ id, profiles, defaultFixture }) =>
  Object.entries(profiles).flatMap(([profile, { contract, endpoints, policy = {} }]) => {
    const document = readDocument(`openapi/${id}/${profile}.yaml`);
    const fixture = defaultFixture as { readonly policy: Readonly<Record<string, unknown>> };
    return declaredOperations(document).flatMap((declared) =>
      outcomeExamples(document, declared)
        .filter(({ status }) => status >= 400)
        .map(({ outcome, status, body }) => ({
          name: `${id} ${profile} ${declared.operationId} returns ${status} ${outcome}`,
          endpoint: endpoints.find((one) => one.contract.operationId === declared.operationId),
          path: contract.basePath + declared.path,
          ...{ outcome, status, body },
          policy: merged(policy, fixture.policy),
        })),
    );
  }),
);

it.each(examples)('$name with the body of its contract’s example', (example) => {
  const { endpoint, path, outcome, status, body, policy } = example;
  const state = {
    get: (collection: string) => (collection === 'policy' ? policy : undefined),
    peek: () => undefined,
    put: fail,
    delete: fail,
    increment: fail,
    clear: fail,
  };
  const result = endpoint?.force(outcome, wire, { state, environment });
  if (result === undefined || 'refusal' in result) throw new Error('the outcome was not rendered');
  const { origin } = environment;
  const { method = '' } = endpoint?.contract ?? {};
  const url = origin + path;
  const answer = result.render({ origin, url, method, now: 0, requestedStatus: status });
  expect({ status: answer.status, body: answer.body }).toEqual({ status, body: linked(body, url, method) });
});

/** Adapts the links of an example: operations share examples, but an answer links to the requested URL. */
function linked(body: unknown, href: string, action: string): unknown {
  return isNode(body) && 'links' in body ? { ...body, links: [{ href, action }] } : body;
}

function fail(): never {
  throw new Error('a forced denial must not write without an account');
}
