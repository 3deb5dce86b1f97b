import type { Provider } from '../../core/provider.ts';
import { details } from '../../generated/misaka/details.ts';
import { defaultFixture } from '../../generated/misaka/fixture/default.ts';
import { documented } from './wire/documented.ts';
import { readFixture, retention } from './records.ts';

/** Misaka.io: `https://api.misaka.io/v3`. */
export const misaka: Provider = {
  id: 'misaka',
  ...details,
  profiles: { documented },
  readFixture,
  signIn: ({ login: email, password }) => ({ operationId: 'login', path: {}, body: { email, password } }),
  credentials: (token) => ({ authorization: `Bearer ${token('access')}` }),
  retention,
  defaultFixture,
};
