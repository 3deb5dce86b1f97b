import { endpoint } from '../../core/endpoint.ts';
import type { Room } from '../../core/room.ts';
import { contract, operations } from '../../generated/misaka/documented/routes.ts';
import { defaultFixture } from '../../generated/misaka/fixture/default.ts';
import { login } from './operations/login.ts';
import * as documented from './profiles/documented.ts';
import { readFixture } from './records.ts';

/** Misaka.io: `https://api.misaka.io/v3`. */
export const misaka: Room = {
  id: 'misaka',
  profiles: {
    documented: {
      contract,
      endpoints: [endpoint(operations.login, login, documented.login)],
      refuse: documented.refuse,
    },
  },
  readFixture,
  signIn: ({ login: email, password }) => ({ operationId: 'login', path: {}, body: { email, password } }),
  defaultFixture,
};
