import { endpoint } from '../../../../core/endpoint.ts';
import type { RoomProfile } from '../../../../core/room.ts';
import { contract, operations } from '../../../../generated/onlyoffice/documented/routes.ts';
import { authenticateByCode } from '../../operations/authenticate-by-code.ts';
import { authenticate } from '../../operations/authenticate.ts';
import { confirm } from '../../operations/confirm.ts';
import { isAuthenticated } from '../../operations/is-authenticated.ts';
import { logout } from '../../operations/logout.ts';
import { sendSms } from '../../operations/send-sms.ts';
import { setPhone } from '../../operations/set-phone.ts';
import type { Switches } from '../../records.ts';
import * as confirming from './confirm.ts';
import * as login from './login.ts';
import { refuse } from './refuse.ts';
import * as session from './session.ts';

/** The server of the document, as far as it shows it. */
const policy: Switches = {
  lockoutRule: 'fixed',
  preferPasswordHash: false,
};

/** What the document says, to the letter. */
export const documented: RoomProfile = {
  contract,
  endpoints: [
    endpoint(operations.authenticateByCode, authenticateByCode, login.authenticateByCode),
    endpoint(operations.isAuthenticated, isAuthenticated, session.isAuthenticated),
    endpoint(operations.authenticate, authenticate, login.authenticate),
    endpoint(operations.logout, logout, session.logout),
    endpoint(operations.sendSms, sendSms, login.sendSms),
    endpoint(operations.setPhone, setPhone, confirming.setPhone),
    endpoint(operations.confirm, confirm, confirming.confirm),
  ],
  refuse,
  policy: { ...policy },
};
