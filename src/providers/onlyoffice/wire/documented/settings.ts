import type { OperationWire } from '../../../../core/operation.ts';
import type { NoFacts } from '../../../../core/outcome.ts';
import type { components, operations } from '../../../../generated/onlyoffice/documented/types.ts';
import type { GetSelfFacts } from '../../operations/get-self.ts';
import type { GetSettingsFacts } from '../../operations/get-settings.ts';
import type {
  LoginSettingsFacts,
  SetLoginSettingsFacts,
  SetLoginSettingsRequest,
} from '../../operations/login-settings.ts';
import type { Credentials } from '../../domain/authenticate.ts';
import { noBody } from '../no-body.ts';
import { readCredentials, readBroken } from '../read-credentials.ts';
import { readLoginSettings, settingsShown } from '../settings.ts';
import { userShown } from '../user.ts';
import { accessDenied, bindingFailed, unauthenticated, commonErrors } from './reply.ts';

type Schemas = components['schemas'];

/** What anyone may know of the portal. */
export const getSettings: OperationWire<undefined, NoFacts, GetSettingsFacts, operations['getSettings']> = {
  read: () => ({ request: {} }),
  readViolation: noBody,
  render: {
    done: (facts) => ({ status: 200, body: settingsShown(facts) }),
    ...commonErrors,
  },
};

/** The caller. */
export const getSelf: OperationWire<undefined, Credentials, GetSelfFacts, operations['getSelf']> = {
  read: readCredentials,
  readViolation: noBody,
  render: {
    'who-am-i': ({ account }) => ({ status: 200, body: userShown(account) }),
    ...unauthenticated,
    ...commonErrors,
  },
};

/** When failed logins lead to a block. */
export const getLoginSettings: OperationWire<
  undefined,
  Credentials,
  LoginSettingsFacts,
  operations['getLoginSettings']
> = {
  read: readCredentials,
  readViolation: noBody,
  render: {
    done: (settings) => ({ status: 200, body: settings }),
    ...accessDenied,
    ...unauthenticated,
    ...commonErrors,
  },
};

/** The same, changed. */
export const setLoginSettings: OperationWire<
  Schemas['LoginSettingsRequest'],
  SetLoginSettingsRequest,
  SetLoginSettingsFacts,
  operations['setLoginSettings']
> = {
  read: readLoginSettings,
  readViolation: readBroken,
  render: {
    done: (settings) => ({ status: 200, body: settings }),
    'malformed-request': bindingFailed,
    ...accessDenied,
    ...unauthenticated,
    ...commonErrors,
  },
};

/** The same, as the server has it by itself. */
export const resetLoginSettings: OperationWire<
  undefined,
  Credentials,
  LoginSettingsFacts,
  operations['resetLoginSettings']
> = {
  read: readCredentials,
  readViolation: noBody,
  render: {
    done: (settings) => ({ status: 200, body: settings }),
    ...accessDenied,
    ...unauthenticated,
    ...commonErrors,
  },
};
