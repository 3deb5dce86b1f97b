import type { Cell, OperationTable, World } from '../../exchange.ts';
import { buildOf } from './build.ts';
import { neighbour, signedIn, as, tooMany, type Era } from './era.ts';

/** The row of the server's info. */
export function getInfo(era: Era): OperationTable {
  const [short, long] = era === 'documented' ? ['7.3', '7.3.0'] : ['8.5', '8.5.0'];
  const clients =
    era === 'documented' ? {} : { minimumClientVersions: { desktop: '3.9.6', mobile: '4.39.0' } };
  const anyone = {
    outcome: 'done',
    status: 200,
    body: { version: short, ...clients, success: true },
  } as const;
  const admin = {
    outcome: 'done',
    status: 200,
    body: {
      version: long,
      info: buildOf(long),
      ...clients,
      success: true,
    },
    reach: async (world: World) => ({
      headers: await signedIn(world, 'myusername', { body: { password: 'mypassword' } }),
    }),
  } satisfies Cell;
  return neighbour(era, {
    operation: 'getInfo',
    method: 'GET',
    url: '/api/info',
    plain: {},
    first: { 200: 'done' },
    cells: [
      { ...anyone, reach: {} },
      { ...anyone, when: 'a user without the permission', reach: as('plain') },
      {
        ...anyone,
        when: 'an unknown token',
        reach: { headers: { 'x-auth-token': 'never-given', 'x-user-id': 'aYjNnig8BEAWeQzMh' } },
      },
      { ...admin, when: 'an admin' },
      { ...admin, when: 'an admin who sends many requests', before: 11, budgeted: true },
      tooMany(era, {}),
    ],
  });
}
