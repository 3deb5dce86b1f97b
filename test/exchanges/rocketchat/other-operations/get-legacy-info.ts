import type { OperationTable, World } from '../../exchange.ts';
import { buildOf } from './build.ts';
import { as, neighbour, signedIn, tooMany } from './era.ts';

const said = { outcome: 'done', status: 200 } as const;
const anyone = { ...said, body: { info: { version: '7.3.0' }, success: true } };

/** The row of the server's info, in the format of servers before 3.0. */
export const getLegacyInfo: OperationTable = neighbour('documented', {
  operation: 'getLegacyInfo',
  method: 'GET',
  url: '/api/v1/info',
  plain: {},
  first: { 200: 'done' },
  cells: [
    { ...anyone, reach: {} },
    { ...anyone, when: 'a user without the permission', reach: as('plain') },
    {
      ...said,
      when: 'an admin',
      body: { info: buildOf('7.3.0'), success: true },
      reach: async (world: World) => ({
        headers: await signedIn(world, 'myusername', { body: { password: 'mypassword' } }),
      }),
    },
    tooMany('documented', {}),
  ],
});
