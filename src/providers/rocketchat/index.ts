import { endpoint } from '../../core/endpoint.ts';
import type { Room } from '../../core/room.ts';
import { contract, operations } from '../../generated/rocketchat/documented/routes.ts';
import { defaultFixture } from '../../generated/rocketchat/fixture/default.ts';
import { login } from './operations/login.ts';
import * as documented from './profiles/documented.ts';
import { readFixture } from './records.ts';

/** Rocket.Chat: `/api/v1` of any server. */
export const rocketchat: Room = {
  id: 'rocketchat',
  profiles: {
    documented: {
      contract,
      endpoints: [endpoint(operations.login, login, documented.login)],
      refuse: documented.refuse,
    },
  },
  readFixture,
  signIn: ({ login: user, password }) => ({ operationId: 'login', path: {}, body: { user, password } }),
  defaultFixture,
};
