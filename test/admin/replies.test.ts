import { expect, it } from '@jest/globals';
import { problem, type AdminCall, type Reply } from '../../src/admin/handler.ts';

type Outbox = Reply<'getOutbox'>;
type Cleared = Reply<'clearOutbox'>;

/** The compiler checks these: a line that compiles despite its `@ts-expect-error` fails `npm run typecheck`. */
const refusedByTheCompiler: readonly (Outbox | Cleared)[] = [
  // @ts-expect-error the contract declares no 202
  { status: 202 } satisfies Cleared,
  // @ts-expect-error the contract declares no body for 204
  { status: 204, body: {} } satisfies Cleared,
  // @ts-expect-error the contract requires a body with 200
  { status: 200 } satisfies Outbox,
  // @ts-expect-error the contract has messages, not a message
  { status: 200, body: { message: [] } } satisfies Outbox,
  // @ts-expect-error the contract declares no 409
  problem('clock-frozen', 'not now') satisfies Outbox,
];

it('accepts only replies that the contract declares', () => {
  const taken: readonly (Outbox | Cleared)[] = [
    { status: 200, body: { messages: [] } },
    { status: 204 },
    problem('provider-not-found', 'no such provider'),
  ];
  expect(taken.length).toBe(3);
  expect(refusedByTheCompiler.length).toBe(5);
});

it('types parameters, query and body by the contract', () => {
  const call: Pick<AdminCall<'getCodes'>, 'params' | 'query'> = {
    params: { provider: 'misaka', login: 'totp@example.com' },
    query: { minValidity: 10, advance: true },
  };
  const body: AdminCall<'introspect'>['body'] = { token: 'any' };
  expect({ ...call, body }).toEqual({
    params: { provider: 'misaka', login: 'totp@example.com' },
    query: { minValidity: 10, advance: true },
    body: { token: 'any' },
  });
});
