import { endpoint } from '../../core/endpoint.ts';
import type { Room } from '../../core/room.ts';
import { contract, operations } from '../../generated/onlyoffice/documented/routes.ts';
import { defaultFixture } from '../../generated/onlyoffice/fixture/default.ts';
import { authenticateByCode } from './operations/authenticate-by-code.ts';
import * as documented from './profiles/documented.ts';
import { readFixture } from './records.ts';

/** ONLYOFFICE DocSpace: `/api/2.0` of any portal. */
export const onlyoffice: Room = {
  id: 'onlyoffice',
  profiles: {
    documented: {
      contract,
      endpoints: [endpoint(operations.authenticateByCode, authenticateByCode, documented.authenticateByCode)],
      refuse: documented.refuse,
    },
  },
  readFixture,
  signIn: ({ login, password, fixedCode = '000000' }) => ({
    operationId: 'authenticateByCode',
    path: { code: fixedCode },
    body: { userName: login, password },
  }),
  defaultFixture,
};
