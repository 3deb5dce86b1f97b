import type { Profile } from '../../../../core/operation.ts';
import type { NoFacts } from '../../../../core/outcome.ts';
import type { components, operations } from '../../../../generated/onlyoffice/documented/types.ts';
import type { GetSelfFacts } from '../../operations/get-self.ts';
import type { GetSettingsFacts } from '../../operations/get-settings.ts';
import type {
  LoginSettingsFacts,
  SetLoginSettingsFacts,
  SetLoginSettingsRequest,
} from '../../operations/login-settings.ts';
import type { Asking } from '../../rules/asking.ts';
import { noBody } from '../no-body.ts';
import { readAsking, readBroken } from '../read-asking.ts';
import { readLoginSettings, settingsShown } from '../settings.ts';
import { userShown } from '../user.ts';
import { accessDenied, bindingFailed, challenged, troubles } from './error.ts';

type Schemas = components['schemas'];

/** What anyone may know of the portal. */
export const getSettings: Profile<undefined, NoFacts, GetSettingsFacts, operations['getSettings']> = {
  read: () => ({ request: {} }),
  readViolation: noBody,
  say: {
    done: (facts) => ({ status: 200, body: settingsShown(facts) }),
    ...troubles,
  },
};

/** The caller. */
export const getSelf: Profile<undefined, Asking, GetSelfFacts, operations['getSelf']> = {
  read: readAsking,
  readViolation: noBody,
  say: {
    'who-am-i': ({ account }) => ({ status: 200, body: userShown(account) }),
    ...challenged,
    ...troubles,
  },
};

/** When failed logins lead to a block. */
export const getLoginSettings: Profile<
  undefined,
  Asking,
  LoginSettingsFacts,
  operations['getLoginSettings']
> = {
  read: readAsking,
  readViolation: noBody,
  say: {
    done: (settings) => ({ status: 200, body: settings }),
    ...accessDenied,
    ...challenged,
    ...troubles,
  },
};

/** The same, changed. */
export const setLoginSettings: Profile<
  Schemas['LoginSettingsRequest'],
  SetLoginSettingsRequest,
  SetLoginSettingsFacts,
  operations['setLoginSettings']
> = {
  read: readLoginSettings,
  readViolation: readBroken,
  say: {
    done: (settings) => ({ status: 200, body: settings }),
    'malformed-request': bindingFailed,
    ...accessDenied,
    ...challenged,
    ...troubles,
  },
};

/** The same, as the server has it by itself. */
export const resetLoginSettings: Profile<
  undefined,
  Asking,
  LoginSettingsFacts,
  operations['resetLoginSettings']
> = {
  read: readAsking,
  readViolation: noBody,
  say: {
    done: (settings) => ({ status: 200, body: settings }),
    ...accessDenied,
    ...challenged,
    ...troubles,
  },
};
