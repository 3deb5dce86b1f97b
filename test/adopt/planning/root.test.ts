import { expect, it } from '@jest/globals';
import { nodeAt } from '../../../src/declared/contract/pointer.ts';
import type { Node } from '../../../src/json.ts';
import { actionAt, json, object, planned, signIn, text } from './contract.ts';

/** Returns a part of the marks at the top of a contract with this sign-in and this current account. */
async function rootAt(pointer: string, success: Node, me: Node, more: Node = {}): Promise<unknown> {
  const get = { operationId: 'me', responses: { '200': json({ schema: me }) } };
  const plan = await planned({ '/login': { post: signIn(success) }, '/me': { get } }, more);
  return nodeAt(actionAt(plan).update, `/x-login${pointer}`)?.value;
}

const token = json({ schema: object({ token: text }) });

it.each([
  ['integer', { id: { type: 'number' }, email: text }],
  ['integer', { userId: { type: 'number' }, email: text }],
  ['integer', { data: object({ uid: { type: 'integer' }, email: text }) }],
  [undefined, { id: text, email: text, team: object({ id: { type: 'integer' } }) }],
])('plans %s as the ids of accounts such as %j', async (expected, properties) => {
  expect(await rootAt('/account/id', token, object(properties))).toBe(expected);
});

it('plans the scheme of a cookie by its kind, whatever its name', async () => {
  const components = { securitySchemes: { Sid: { type: 'apiKey', in: 'cookie', name: 'PHPSESSID' } } };
  const security = [{ Sid: [] }];
  const success = json({ schema: object({ message: text }) });
  const access = await rootAt('/tokens/access', success, object({ email: text, name: text }), {
    ...{ components, security },
  });
  expect(access).toEqual({ security: 'Sid' });
});

it('plans the cookie that the sign-in sets, if the contract has no scheme', async () => {
  const header = { schema: { type: 'string', example: 'sid=5; HttpOnly' } };
  const success = { ...json({ schema: object({ message: text }) }), headers: { 'Set-Cookie': header } };
  const access = await rootAt('/tokens/access', success, object({ email: text, name: text }), {
    ...{ components: {}, security: [] },
  });
  expect(access).toEqual({ scheme: 'cookie', name: 'sid' });
});
