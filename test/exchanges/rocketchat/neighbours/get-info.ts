import type { OperationTable } from '../../cell.ts';
import { neighbour, signedIn, as, tooMany, type Era } from './era.ts';

/** The row of the server's description. */
export function getInfo(era: Era): OperationTable {
  const [short, long] = era === 'documented' ? ['7.3', '7.3.0'] : ['8.5', '8.5.0'];
  const clients =
    era === 'documented' ? {} : { minimumClientVersions: { desktop: '3.9.6', mobile: '4.39.0' } };
  const anyone = {
    outcome: 'done',
    status: 200,
    body: { version: short, ...clients, success: true },
  } as const;
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
        when: 'a token that is none',
        reach: { headers: { 'x-auth-token': 'never-given', 'x-user-id': 'aYjNnig8BEAWeQzMh' } },
      },
      {
        outcome: 'done',
        status: 200,
        when: 'an admin',
        body: {
          version: long,
          info: {
            version: long,
            build: {
              date: '2026-01-01T00:00:00.000Z',
              nodeVersion: 'v22.16.0',
              arch: 'x64',
              platform: 'linux',
              osRelease: '6.1.0',
              totalMemory: 8589934592,
              freeMemory: 4294967296,
              cpus: 2,
            },
            marketplaceApiVersion: '1.59.0',
            commit: {
              hash: '0000000000000000000000000000000000000000',
              date: '2026-01-01T00:00:00.000Z',
              subject: `Release ${long}`,
              tag: long,
              branch: 'HEAD',
            },
          },
          ...clients,
          success: true,
        },
        reach: async (world) => ({
          headers: await signedIn(world, 'myusername', { body: { password: 'mypassword' } }),
        }),
      },
      tooMany(era, {}),
    ],
  });
}
