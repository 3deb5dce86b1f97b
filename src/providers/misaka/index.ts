import type { Room } from '../../core/room.ts';
import { defaultFixture } from '../../generated/misaka/fixture/default.ts';
import { documented } from './profiles/documented/index.ts';
import { recordForms } from './record-forms.ts';
import { readFixture } from './records.ts';
import { retention } from './rules/retention.ts';

/** Misaka.io: `https://api.misaka.io/v3`. */
export const misaka: Room = {
  id: 'misaka',
  profiles: { documented },
  readFixture,
  signIn: ({ login: email, password }) => ({ operationId: 'login', path: {}, body: { email, password } }),
  retention,
  recordForms,
  defaultFixture,
};
