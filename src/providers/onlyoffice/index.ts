import type { Provider } from '../../core/provider.ts';
import { details } from '../../generated/onlyoffice/details.ts';
import { defaultFixture } from '../../generated/onlyoffice/fixture/default.ts';
import { readFixture, recordSchemas, retention } from './records.ts';
import { documented } from './wire/documented.ts';
import { observed } from './wire/observed.ts';

/** ONLYOFFICE DocSpace: `/api/2.0` of any portal. */
export const onlyoffice: Provider = {
  id: 'onlyoffice',
  ...details,
  profiles: { documented, observed },
  readFixture,
  signIn: ({ login, password, secondFactor, fixedCode = '000000' }) =>
    secondFactor === undefined
      ? { operationId: 'authenticate', path: {}, body: { userName: login, password } }
      : {
          operationId: 'authenticateByCode',
          path: { code: fixedCode },
          body: { userName: login, password, code: fixedCode },
        },
  credentials: (token) => ({ authorization: token() }),
  accountCollections: {
    byKey: { backupCodes: [''], codeAttempts: ['app/', 'sms/', 'mail/'] },
    byAccountField: ['confirmKeys'],
  },
  retention,
  recordSchemas,
  defaultFixture,
};
