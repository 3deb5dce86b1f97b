import type { Room } from '../../core/room.ts';
import { defaultFixture } from '../../generated/onlyoffice/fixture/default.ts';
import { documented } from './profiles/documented/index.ts';
import { observed } from './profiles/observed/index.ts';
import { recordForms } from './record-forms.ts';
import { readFixture } from './records.ts';
import { retention } from './rules/retention.ts';

/** ONLYOFFICE DocSpace: `/api/2.0` of any portal. */
export const onlyoffice: Room = {
  id: 'onlyoffice',
  profiles: { documented, observed },
  readFixture,
  signIn: ({ login, password, fixedCode = '000000' }) => ({
    operationId: 'authenticateByCode',
    path: { code: fixedCode },
    body: { userName: login, password, code: fixedCode },
  }),
  ofAccounts: {
    byKey: { backupCodes: [''], codeAttempts: ['app/', 'sms/', 'mail/'] },
    naming: ['confirmKeys'],
  },
  retention,
  recordForms,
  defaultFixture,
};
