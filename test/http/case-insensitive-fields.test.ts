import { expect, it } from '@jest/globals';
import type { Received } from '../../src/core/request-reader.ts';
import type { Violation } from '../../src/core/violation.ts';
import { renameToDeclared } from '../../src/http/case-insensitive-fields.ts';

const declared = {
  fields: {
    userName: 'plain',
    confirmData: { fields: { email: 'plain', key: 'code' } },
    ids: { items: { fields: { id: 'plain' } } },
  },
} as const;

const parts = { path: {}, query: {}, headers: {}, cookies: {} };

function spelled(body: unknown): unknown {
  const received: Received = { wire: { ...parts, body }, mediaType: 'application/json' };
  return renameToDeclared(received, declared).wire.body;
}

it("renames fields to the contract's spelling at any depth", () => {
  const body = { USERNAME: 'Ada', ConfirmData: { Email: 'ada@example.com', KEY: 'k' }, Ids: [{ ID: 1 }, 2] };
  expect(spelled(body)).toEqual({
    userName: 'Ada',
    confirmData: { email: 'ada@example.com', key: 'k' },
    ids: [{ id: 1 }, 2],
  });
});

it('uses the last of two fields that differ only in case', () => {
  expect(spelled({ userName: 'first', UserName: 'last' })).toEqual({ userName: 'last' });
});

it('leaves undeclared fields unchanged', () => {
  expect(spelled({ Foo: { Bar: 1 } })).toEqual({ Foo: { Bar: 1 } });
  expect(spelled(JSON.parse('{"__proto__": {"UserName": 1}}'))).toEqual(
    JSON.parse('{"__proto__": {"UserName": 1}}'),
  );
});

it.each([[[1, 2]], ['text'], [null], [undefined]])('leaves %j, which has no fields, unchanged', (body) => {
  expect(spelled(body)).toEqual(body);
});

it('leaves an unreadable request unchanged', () => {
  const violation: Violation = { kind: 'unreadable', reason: 'broken' };
  const received: Received = { wire: { ...parts, body: undefined }, violation };
  expect(renameToDeclared(received, declared)).toBe(received);
});
