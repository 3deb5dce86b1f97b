import type { Endpoint, RequestResult } from '../../src/core/endpoint.ts';
import type { OperationContract, Validator } from '../../src/core/contract.ts';
import type { RenderedReply } from '../../src/core/operation.ts';
import type { OutcomeId } from '../../src/core/outcome.ts';
import type { Provider, ProviderProfile } from '../../src/core/provider.ts';
import { segmentsOf } from '../../src/core/segments.ts';
import { misaka } from '../../src/providers/misaka/index.ts';

/** An operation of a hand-made provider: its path, and the parts of its contract that matter to a test. */
export interface Handmade extends Partial<Omit<OperationContract<unknown>, 'operationId'>> {
  readonly method: string;
  readonly template: string;
  /** The reply of each outcome; the operation decides the first. */
  readonly replies?: Readonly<Record<string, RenderedReply>>;
  /** Replaces the decision. */
  readonly decide?: Endpoint['decide'];
  readonly force?: Endpoint['force'];
}

const anything = ((): boolean => true) as unknown as Validator<unknown>;

/** The checks of a JSON body that accept anything. */
export const anyJson: Readonly<Record<string, Validator<unknown>>> = { 'application/json': anything };

/** Creates a provider with the accounts of Misaka.io, and its own operations by operationId. */
export function handmade(
  operations: Readonly<Record<string, Handmade>>,
  contract: Partial<ProviderProfile['contract']> = {},
  profile: Partial<ProviderProfile> = {},
  base: Provider = misaka,
): Provider {
  const { documented } = base.profiles;
  const endpoints = Object.entries(operations).map(([id, operation]) => endpointOf(id, operation));
  const whole = { ...documented.contract, ...contract };
  return { ...base, profiles: { documented: { ...documented, endpoints, contract: whole, ...profile } } };
}

/** Creates one operation from its contract and its replies. */
export function endpointOf(operationId: string, operation: Handmade): Endpoint {
  const { replies = { done: { status: 200, body: {} } }, decide, force, ...declared } = operation;
  const rows = Object.entries(replies);
  const isFirst = (status: number, index: number) =>
    rows.findIndex(([, reply]) => reply.status === status) === index;
  const contract: OperationContract<unknown> = {
    operationId,
    segments: segmentsOf(operation.template),
    reads: { headers: {}, cookies: {}, query: {} },
    body: {},
    responses: Object.fromEntries(
      rows.map(([, { status, body }]) => [status, body === undefined ? {} : anyJson]),
    ),
    responseHeaders: [],
    secrets: { request: {}, responses: {} },
    outcomes: Object.fromEntries(
      rows.map(([id, { status }], index) => [
        id,
        [{ status, first: isFirst(status, index), provenance: 'documented' as const }],
      ]),
    ),
    ...declared,
  };
  const say = (id: string): RequestResult => {
    const found = rows.find(([name]) => name === id);
    if (found === undefined) throw new Error(`${operationId} has no outcome ${id}`);
    return { outcome: id as OutcomeId, render: () => found[1] };
  };
  return {
    contract,
    accountOf: () => undefined,
    precheck: () => undefined,
    isExempt: () => true,
    requestBudget: () => ({ calls: 1, withinSeconds: 1 }),
    decide: decide ?? (() => say(rows[0]?.[0] ?? 'done')),
    force: force ?? say,
    rateLimited: () => say('rate-limited'),
  };
}
