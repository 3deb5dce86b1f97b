import { endpoint } from '../../core/endpoint.ts';
import type { Room } from '../../core/room.ts';
import { contract, operations } from '../../generated/interserver/documented/routes.ts';
import { defaultFixture } from '../../generated/interserver/fixture/default.ts';
import { login } from './operations/login.ts';
import * as documented from './profiles/documented.ts';
import { readFixture } from './records.ts';

/** InterServer: `https://my.interserver.net/apiv2`. */
export const interserver: Room = {
  id: 'interserver',
  profiles: {
    documented: {
      contract,
      endpoints: [endpoint(operations.login, login, documented.login)],
      refuse: documented.refuse,
    },
  },
  readFixture,
  signIn: ({ login: user, password }) => ({
    operationId: 'login',
    path: {},
    body: { login: user, passwd: password },
  }),
  defaultFixture,
};
