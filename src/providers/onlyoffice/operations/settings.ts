import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import { outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import { policyOf } from '../../../core/records.ts';
import {
  authenticate,
  isAdmin,
  requiresAuth,
  type Caller,
  type Credentials,
} from '../domain/authenticate.ts';
import { forcedBindingErrors, type BindingErrors } from '../domain/binding-errors.ts';
import {
  changeLoginSettings,
  defaultLoginSettings,
  loginSettingsOf,
  rangeFaults,
} from '../domain/settings.ts';
import type { LoginSettings, Operation, Policy, TracedContext } from '../records.ts';

/** The outcomes of a request for the portal's settings. */
export type GetSettingsFacts = {
  readonly done: {
    readonly passwordHash: Policy['passwordHash'];
    /** The public key of the captcha; undefined if the portal has none. */
    readonly captchaKey: string | undefined;
  };
};

/** `GET /settings`: returns the public settings. */
export const getSettings: Operation<NoFacts, GetSettingsFacts> = {
  accountOf: () => undefined,
  decide: (_, { state }) => outcome('done', openSettings(policyOf(state))),
  force: { done: (_, { state }) => openSettings(policyOf(state)) },
};

function openSettings({ passwordHash, recaptcha }: Policy): GetSettingsFacts['done'] {
  return { passwordHash, captchaKey: recaptcha?.publicKey };
}

/** The outcomes of a request that reads or resets the login settings. */
export type LoginSettingsFacts = UnauthorizedFacts & {
  readonly done: LoginSettings & { readonly isDefault: boolean };
  readonly 'not-allowed': NoFacts;
};

/** The new login settings, or the binding errors of the body. */
export type SetLoginSettingsRequest = Credentials & ({ readonly settings: LoginSettings } | BindingErrors);

/** The outcomes of a change. */
export type SetLoginSettingsFacts = LoginSettingsFacts & { readonly 'malformed-request': BindingErrors };

/** `GET /settings/security/loginsettings`: returns when failed logins cause a block. */
export const getLoginSettings: Operation<Credentials, LoginSettingsFacts> = {
  ...requiresAuth,

  decide({ credential }, context) {
    const admin = adminOf(credential, context);
    if ('denied' in admin) return outcome(admin.denied);
    return outcome('done', loginSettingsOf(context.state));
  },

  force: { done: (_, { state }) => loginSettingsOf(state) },
};

/** `PUT /settings/security/loginsettings`: changes the login settings at once. */
export const setLoginSettings: Operation<SetLoginSettingsRequest, SetLoginSettingsFacts> = {
  ...requiresAuth,

  decide(request, context) {
    const { state, trace } = context;
    const caller = authenticate(request.credential, context);
    if ('denied' in caller) return outcome(caller.denied);
    if ('faults' in request) return outcome('malformed-request', { faults: request.faults });
    const outOfRange = rangeFaults(request.settings);
    if (outOfRange !== undefined) {
      trace('setting out of range');
      return outcome('malformed-request', outOfRange);
    }
    const admin = adminOf(request.credential, context);
    if ('denied' in admin) return outcome(admin.denied);
    changeLoginSettings(request.settings, state);
    return outcome('done', loginSettingsOf(state));
  },

  force: { done: (_, { state }) => loginSettingsOf(state), 'malformed-request': forcedBindingErrors },
};

/** `DELETE /settings/security/loginsettings`: resets to the server's defaults, not to the fixtures' settings. */
export const resetLoginSettings: Operation<Credentials, LoginSettingsFacts> = {
  ...requiresAuth,

  decide({ credential }, context) {
    const admin = adminOf(credential, context);
    if ('denied' in admin) return outcome(admin.denied);
    changeLoginSettings(defaultLoginSettings, context.state);
    return outcome('done', loginSettingsOf(context.state));
  },

  force: {
    done: (_, { state }) => {
      changeLoginSettings(defaultLoginSettings, state);
      return loginSettingsOf(state);
    },
  },
};

/** Returns the caller; denies callers that aren't administrators. */
function adminOf(
  credential: Credentials['credential'],
  context: TracedContext,
): Caller | { readonly denied: keyof UnauthorizedFacts | 'not-allowed' } {
  const caller = authenticate(credential, context);
  if ('denied' in caller || isAdmin(caller.account)) return caller;
  context.trace("caller isn't an administrator");
  return { denied: 'not-allowed' };
}
