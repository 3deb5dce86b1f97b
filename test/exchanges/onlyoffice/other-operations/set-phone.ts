import type { Cell, OperationTable, Sent, World } from '../../exchange.ts';
import { exceptions, rowOf, textIn, tokenOf, type Says } from '../profile.ts';
import { as, codeEnd } from './login.ts';

const at = { method: 'POST', url: '/api/2.0/authentication/setphone' };
const phone = { mobilePhone: '+1 234 567-7890' };

/** The query of the link to an account's second factor. */
export async function queryFor(world: World, userName: string): Promise<string> {
  const { body } = await world.send({ operation: 'authenticate', ...as(userName) });
  const link = textIn(body, 'confirmUrl');
  return link.slice(link.indexOf('?') + 1);
}

/** A request that sets a phone, with a confirmation. */
const withPhone =
  (body: object = phone) =>
  async (world: World): Promise<Sent> => ({
    body,
    headers: { confirm: await queryFor(world, 'phoneless@example.com') },
  });

/** The phone of an account without one. */
export function setPhoneOf(says: Says): OperationTable {
  const { success, failure, broken, bareHeaders } = says;
  const denied = (cell: Pick<Cell, 'outcome' | 'status' | 'when' | 'reach'>): Cell => ({
    ...cell,
    body: undefined,
    headers: bareHeaders,
  });
  return rowOf(says, {
    operation: 'setPhone',
    ...at,
    plain: withPhone(),
    account: 'phoneless@example.com',
    first: {
      200: 'code-sent',
      400: 'malformed-request',
      401: 'token-missing',
      403: 'not-allowed',
      500: 'missing-credentials',
    },
    cells: [
      {
        outcome: 'code-sent',
        status: 200,
        body: success({ expires: codeEnd, sms: true, phoneNoise: '+1234***7890', tfa: false }, at),
        reach: withPhone(),
      },
      {
        outcome: 'malformed-request',
        status: 400,
        body: broken({ '$.mobilePhone': ['The JSON value could not be converted to System.String.'] }, at),
        forcedBody: broken({ $: ['The JSON value could not be converted.'] }, at),
        reach: withPhone({ mobilePhone: 5 }),
      },
      {
        outcome: 'missing-credentials',
        status: 500,
        body: failure(500, 'The phone number is empty', exceptions.any),
        reach: withPhone({ mobilePhone: 'none' }),
      },
      {
        outcome: 'second-factor-unavailable',
        status: 500,
        body: failure(500, 'The phone number is activated already', exceptions.any),
        async reach(world) {
          const sent = await withPhone()(world);
          await world.send(sent);
          const code = await world.sentCode('phoneless@example.com');
          await world.send({
            operation: 'authenticateByCode',
            ...as('phoneless@example.com', { code }),
            path: { code },
          });
          return sent;
        },
      },
      denied({ outcome: 'token-missing', status: 401, reach: { body: phone } }),
      denied({
        outcome: 'token-invalid',
        status: 401,
        reach: { body: phone, headers: { confirm: 'type=PhoneActivation&key=1.NONE' } },
      }),
      denied({
        outcome: 'token-invalid',
        when: 'only by an invalid token',
        status: 401,
        reach: { body: phone, headers: { authorization: 'nobody' } },
      }),
      denied({
        outcome: 'token-expired',
        status: 401,
        async reach(world) {
          const sent = await withPhone()(world);
          await world.advance(60 * 60);
          return sent;
        },
      }),
      denied({
        outcome: 'not-allowed',
        when: 'only by a token',
        status: 403,
        reach: async (world) => ({ body: phone, headers: { authorization: await tokenOf(world) } }),
      }),
      denied({
        outcome: 'not-allowed',
        when: 'by a confirmation of another type',
        status: 403,
        reach: async (world) => ({
          body: phone,
          headers: { confirm: await queryFor(world, 'sms@example.com') },
        }),
      }),
    ],
  });
}
