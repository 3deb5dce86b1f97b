import type { Provider } from '../../core/provider.ts';
import { details } from '../../generated/interserver/details.ts';
import { defaultFixture } from '../../generated/interserver/fixture/default.ts';
import { documented } from './wire/documented.ts';
import { observed } from './wire/observed.ts';
import { recordSchemas, readFixture, retention } from './records.ts';

/** InterServer: `https://my.interserver.net/apiv2`. */
export const interserver: Provider = {
  id: 'interserver',
  ...details,
  profiles: { documented, observed },
  readFixture,
  signIn: ({ login: user, password }) => ({
    operationId: 'login',
    path: {},
    body: { login: user, passwd: password },
  }),
  credentials: (token) => ({ sessionid: token() }),
  accountCollections: {
    byKey: { apiKeys: [''], verifiedAddresses: [''], wrongVerifications: [''] },
    byAccountField: [],
  },
  retention,
  recordSchemas,
  defaultFixture,
};
