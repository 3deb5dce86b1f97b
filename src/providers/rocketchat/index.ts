import type { Provider } from '../../core/provider.ts';
import { defaultFixture } from '../../generated/rocketchat/fixture/default.ts';
import { documented } from './wire/documented/index.ts';
import { observed } from './wire/observed/index.ts';
import { recordSchemas } from './record-forms.ts';
import { readFixture } from './records.ts';

/** Rocket.Chat: `/api/v1` of any server. */
export const rocketchat: Provider = {
  id: 'rocketchat',
  profiles: { documented, observed },
  readFixture,
  signIn: ({ login: user, password }) => ({ operationId: 'login', path: {}, body: { user, password } }),
  recordSchemas,
  defaultFixture,
};
