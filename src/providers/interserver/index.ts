import type { Room } from '../../core/room.ts';
import { defaultFixture } from '../../generated/interserver/fixture/default.ts';
import { documented } from './profiles/documented/index.ts';
import { observed } from './profiles/observed/index.ts';
import { recordForms } from './record-forms.ts';
import { readFixture } from './records.ts';
import { retention } from './rules/retention.ts';

/** InterServer: `https://my.interserver.net/apiv2`. */
export const interserver: Room = {
  id: 'interserver',
  profiles: { documented, observed },
  readFixture,
  signIn: ({ login: user, password }) => ({
    operationId: 'login',
    path: {},
    body: { login: user, passwd: password },
  }),
  ofAccounts: {
    byKey: { apiKeys: [''], verifiedAddresses: [''], wrongVerifications: [''] },
    naming: [],
  },
  retention,
  recordForms,
  defaultFixture,
};
