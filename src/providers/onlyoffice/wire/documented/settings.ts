import { bind } from '../../../../core/bind.ts';
import { operations } from '../../../../generated/onlyoffice/documented/routes.ts';
import {
  getSettings,
  getLoginSettings,
  setLoginSettings,
  resetLoginSettings,
} from '../../operations/settings.ts';
import { getSelf } from '../../operations/session.ts';
import { readCredentials, readBroken } from '../read-credentials.ts';
import { readLoginSettings, settingsShown } from '../settings.ts';
import { userShown } from '../user.ts';
import { accessDenied, bindingFailed, unauthenticated, commonErrors } from './reply.ts';

/** The settings of the portal, and the caller. */
export const settingsEndpoints = [
  /** What anyone may know of the portal. */
  bind(operations.getSettings, getSettings).to({
    read: () => ({ request: {} }),
    render: {
      done: (facts) => ({ status: 200, body: settingsShown(facts) }),
      ...commonErrors,
    },
  }),

  /** The caller. */
  bind(operations.getSelf, getSelf).to({
    read: readCredentials,
    render: {
      'who-am-i': ({ account }) => ({ status: 200, body: userShown(account) }),
      ...unauthenticated,
      ...commonErrors,
    },
  }),

  /** When failed logins lead to a block. */
  bind(operations.getLoginSettings, getLoginSettings).to({
    read: readCredentials,
    render: {
      done: (settings) => ({ status: 200, body: settings }),
      ...accessDenied,
      ...unauthenticated,
      ...commonErrors,
    },
  }),

  /** The same, changed. */
  bind(operations.setLoginSettings, setLoginSettings).to({
    read: readLoginSettings,
    readViolation: readBroken,
    render: {
      done: (settings) => ({ status: 200, body: settings }),
      'malformed-request': bindingFailed,
      ...accessDenied,
      ...unauthenticated,
      ...commonErrors,
    },
  }),

  /** The same, as the server has it by itself. */
  bind(operations.resetLoginSettings, resetLoginSettings).to({
    read: readCredentials,
    render: {
      done: (settings) => ({ status: 200, body: settings }),
      ...accessDenied,
      ...unauthenticated,
      ...commonErrors,
    },
  }),
];
