import type { Room } from '../../core/room.ts';
import { defaultFixture } from '../../generated/rocketchat/fixture/default.ts';
import { documented } from './profiles/documented/index.ts';
import { observed } from './profiles/observed/index.ts';
import { recordForms } from './record-forms.ts';
import { readFixture } from './records.ts';

/** Rocket.Chat: `/api/v1` of any server. */
export const rocketchat: Room = {
  id: 'rocketchat',
  profiles: { documented, observed },
  readFixture,
  signIn: ({ login: user, password }) => ({ operationId: 'login', path: {}, body: { user, password } }),
  recordForms,
  defaultFixture,
};
