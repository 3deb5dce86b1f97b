import type { StringMap } from '../../../../src/core/operation.ts';
import { password, type Cell, type OperationTable, type Sent, type Way, type World } from '../../exchange.ts';
import { exceptions, rowOf, textIn, tokenOf, type Says } from '../profile.ts';

/** The portal's owner, who is an administrator. */
export const owner = 'plain@example.com';

/** Whoever asks, by user name and password. */
export function as(login: string): { readonly headers: StringMap } {
  return { headers: { authorization: `Basic ${btoa(`${login}:${password}`)}` } };
}

/** What an operation of somebody who is signed in has of its own. */
interface Own extends Pick<OperationTable, 'operation' | 'method' | 'url' | 'first' | 'cells'> {
  /** What is sent beside who asks. */
  readonly sent?: Sent;
  /** Who asks; the owner when left out. */
  readonly caller?: string;
}

/** The row of such an operation, with what is said to nobody. */
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

/** What is said to nobody, and to nobody any more. */
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

/** What is said to somebody who is no administrator. */
export function denied({ failure }: Says, sent: Sent = {}): Cell {
  return {
    outcome: 'not-allowed',
    status: 403,
    body: failure(403, 'Access denied', exceptions.denied),
    reach: { ...sent, ...as('totp@example.com') },
  };
}

/** What is said where no app is asked for, or none is linked. */
export function noApp({ failure }: Says, reach: Way, when?: string): Cell {
  return {
    outcome: 'second-factor-unavailable',
    status: 403,
    ...(when === undefined ? {} : { when }),
    body: failure(403, 'TFA application settings are not available', exceptions.disabled),
    reach,
  };
}

/** Turns a second factor on for the whole portal, or off. */
export async function turn(world: World, type: 'None' | 'Sms' | 'App', more: object = {}): Promise<void> {
  await world.send({ operation: 'setTwoFactorSettings', ...as(owner), body: { type, ...more } });
}

/** The header that confirms as an account, by a link that it was given. */
export async function confirmAs(world: World, login: string): Promise<{ readonly headers: StringMap }> {
  const { body } = await world.send({ operation: 'getConfirmation', ...as(login) });
  const [, query = ''] = textIn(body, 'url').split('?');
  return { headers: { confirm: `${query}&key=${textIn(body, 'cookieValue')}` } };
}

/** The sentences on values that are of another type. */
export const notConverted = (type?: string) => [
  `The JSON value could not be converted${type === undefined ? '' : ` to ${type}`}.`,
];
