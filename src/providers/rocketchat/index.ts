import type { Provider } from '../../core/provider.ts';
import { details } from '../../generated/rocketchat/details.ts';
import { defaultFixture } from '../../generated/rocketchat/fixture/default.ts';
import { recordSchemas, readFixture } from './records.ts';
import { documented } from './wire/documented.ts';
import { observed } from './wire/observed.ts';

/** Rocket.Chat: `/api/v1` of any server. */
export const rocketchat: Provider = {
  id: 'rocketchat',
  ...details,
  profiles: { documented, observed },
  readFixture,
  signIn: ({ login: user, password }) => ({ operationId: 'login', path: {}, body: { user, password } }),
  credentials: (token, { key }) => ({ 'x-auth-token': token(), 'x-user-id': key }),
  recordSchemas,
  defaultFixture,
};
