import { bind } from '../../../../core/bind.ts';
import { operations } from '../../../../generated/onlyoffice/observed/routes.ts';
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
import { success } from './reply.ts';
import { accessDenied, unauthenticated, malformed, commonErrors } from './common-replies.ts';

/** The settings of the portal, and the caller. */
export const settingsEndpoints = [
  /** What anyone may know of the portal. */
  bind(operations.getSettings, getSettings).to({
    read: () => ({ request: {} }),
    render: {
      done: (facts, exchange) => success(settingsShown(facts), exchange),
      ...commonErrors,
    },
  }),

  /** The caller. */
  bind(operations.getSelf, getSelf).to({
    read: readCredentials,
    render: {
      'who-am-i': ({ account }, exchange) => success(userShown(account), exchange),
      ...unauthenticated,
      ...commonErrors,
    },
  }),

  /** When failed logins lead to a block. */
  bind(operations.getLoginSettings, getLoginSettings).to({
    read: readCredentials,
    render: {
      done: (settings, exchange) => success(settings, exchange),
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
      done: (settings, exchange) => success(settings, exchange),
      ...malformed,
      ...accessDenied,
      ...unauthenticated,
      ...commonErrors,
    },
  }),

  /** The same, as the server has it by itself. */
  bind(operations.resetLoginSettings, resetLoginSettings).to({
    read: readCredentials,
    render: {
      done: (settings, exchange) => success(settings, exchange),
      ...accessDenied,
      ...unauthenticated,
      ...commonErrors,
    },
  }),
];
