import type { OperationTable, Sent, World } from '../../exchange.ts';
import { rowOf, type Says } from '../profile.ts';
import { as } from './login.ts';
import { queryFor } from './set-phone.ts';

const at = { method: 'POST', url: '/api/2.0/authentication/confirm' };

/** The fields of the link that asks for a phone. */
async function linkOf(world: World): Promise<Readonly<Record<string, string>>> {
  const { encemail = '', ...fields } = Object.fromEntries(
    new URLSearchParams(await queryFor(world, 'phoneless@example.com')),
  );
  return { ...fields, encEmail: encemail };
}

const opened = async (world: World): Promise<Sent> => ({ body: await linkOf(world) });

/** The check of a link. */
export function confirmOf(says: Says): OperationTable {
  const { success, broken } = says;
  const bad = { outcome: 'token-invalid', status: 200, body: success({ result: 1 }, at) } as const;
  return rowOf(says, {
    operation: 'confirm',
    ...at,
    plain: opened,
    account: 'phoneless@example.com',
    first: { 200: 'done', 400: 'malformed-request' },
    cells: [
      {
        outcome: 'done',
        status: 200,
        body: success({ result: 0, email: 'phoneless@example.com' }, at),
        forcedBody: success({ result: 0 }, at),
        reach: opened,
      },
      {
        outcome: 'done',
        when: 'with the key in the cookie and the type by its number',
        status: 200,
        body: success({ result: 0 }, at),
        async reach(world) {
          const { headers } = await world.send({ operation: 'authenticate', ...as('totp@example.com') });
          const [cookie = ''] = headers['set-cookie'] ?? [];
          const [, key = ''] = /^asc_confirm_key_TfaAuth=([^;]+)/.exec(cookie) ?? [];
          return { body: { type: 16 }, cookies: { asc_confirm_key_TfaAuth: key } };
        },
      },
      {
        outcome: 'done',
        when: 'of the fixtures',
        status: 200,
        body: success({ result: 0, email: 'Amanda.Ernser94@hotmail.com' }, at),
        reach: { body: { type: 'Auth', key: 'some text', email: 'Amanda.Ernser94@hotmail.com' } },
      },
      { ...bad, reach: { body: { type: 'TfaAuth', key: '1.NONE' } } },
      { ...bad, when: 'with an unknown key', reach: { body: { key: '1.NONE' } } },
      {
        ...bad,
        when: 'of another type',
        reach: async (world) => ({ body: { ...(await linkOf(world)), type: 'Auth' } }),
      },
      {
        ...bad,
        when: 'with the address of another account',
        reach: async (world) => ({ body: { ...(await linkOf(world)), encEmail: 'another' } }),
      },
      {
        outcome: 'token-expired',
        status: 200,
        body: success({ result: 2 }, at),
        async reach(world) {
          const sent = await opened(world);
          await world.advance(60 * 60);
          return sent;
        },
      },
      {
        outcome: 'malformed-request',
        status: 400,
        body: broken({ '$.key': ['The JSON value could not be converted to System.String.'] }, at),
        forcedBody: broken({ $: ['The JSON value could not be converted.'] }, at),
        reach: { body: { key: 5 } },
      },
    ],
  });
}
