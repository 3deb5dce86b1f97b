import type { StringMap } from '../../../../src/core/operation.ts';
import { password, type Cell, type OperationTable, type Sent, type Way, type World } from '../../exchange.ts';
import { exceptions, rowOf, textIn, tokenOf, type Says } from '../profile.ts';

/** The portal's owner, who is an administrator. */
export const owner = 'plain@example.com';

/** Returns the Basic credentials of an account. */
export function as(login: string): { readonly headers: StringMap } {
  return { headers: { authorization: `Basic ${btoa(`${login}:${password}`)}` } };
}

/** The parts of an authenticated operation's row that differ by operation. */
interface Own extends Pick<OperationTable, 'operation' | 'method' | 'url' | 'first' | 'cells'> {
  /** The request without credentials. */
  readonly sent?: Sent;
  /** The caller; by default the owner. */
  readonly caller?: string;
}

/** Returns the row of an authenticated operation, with its denials. */
export function askedRow(
  says: Says,
  { sent = {}, caller = owner, first, cells, ...own }: Own,
): OperationTable {
  return rowOf(says, {
    ...own,
    plain: { ...sent, ...as(caller) },
    account: caller,
    first: { ...first, 401: 'token-missing' },
    cells: [...cells, ...nobody(says, sent)],
  });
}

/** Denials of missing and invalid credentials. */
function nobody(says: Says, sent: Sent): readonly Cell[] {
  const bare = { status: 401, body: undefined, headers: says.bareHeaders } as const;
  return [
    { outcome: 'token-missing', ...bare, reach: sent },
    { outcome: 'token-invalid', ...bare, reach: { ...sent, headers: { authorization: 'nobody' } } },
    {
      outcome: 'token-expired',
      ...bare,
      async reach(world) {
        const authorization = await tokenOf(world);
        await world.advance(365 * 24 * 60 * 60);
        return { ...sent, headers: { authorization } };
      },
    },
  ];
}

/** The denial of a caller that isn't an administrator. */
export function denied({ failure }: Says, sent: Sent = {}): Cell {
  return {
    outcome: 'not-allowed',
    status: 403,
    body: failure(403, 'Access denied', exceptions.denied),
    reach: { ...sent, ...as('totp@example.com') },
  };
}

/** The denial if no app is required, or none is linked. */
export function noApp({ failure }: Says, reach: Way, when?: string): Cell {
  return {
    outcome: 'second-factor-unavailable',
    status: 403,
    ...(when === undefined ? {} : { when }),
    body: failure(403, 'TFA application settings are not available', exceptions.disabled),
    reach,
  };
}

/** Enables or disables a second factor for the whole portal. */
export async function turn(world: World, type: 'None' | 'Sms' | 'App', more: object = {}): Promise<void> {
  await world.send({ operation: 'setTwoFactorSettings', ...as(owner), body: { type, ...more } });
}

/** Returns the confirmation header of an account, from its link. */
export async function confirmAs(world: World, login: string): Promise<{ readonly headers: StringMap }> {
  const { body } = await world.send({ operation: 'getConfirmation', ...as(login) });
  const [, query = ''] = textIn(body, 'url').split('?');
  return { headers: { confirm: `${query}&key=${textIn(body, 'cookieValue')}` } };
}

/** The messages about values of a wrong type. */
export const notConverted = (type?: string) => [
  `The JSON value could not be converted${type === undefined ? '' : ` to ${type}`}.`,
];
