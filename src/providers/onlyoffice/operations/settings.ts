import { type Operation, type Trace, outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import { policyOf } from '../../../core/records.ts';
import type { Policy, Records, LoginSettings } from '../records.ts';
import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import type { Environment } from '../../../core/environment.ts';
import type { State } from '../../../core/state.ts';
import {
  isAdmin,
  requiresAuth,
  authenticate,
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

/** What asking for the portal's settings can come to. */
export type GetSettingsFacts = {
  readonly done: {
    readonly passwordHash: Policy['passwordHash'];
    /** What a page shows a captcha with; undefined where the portal has none. */
    readonly captchaKey: string | undefined;
  };
};

/** `GET /settings`: what the portal tells anyone. */
export const getSettings: Operation<NoFacts, Records, GetSettingsFacts> = {
  accountOf: () => undefined,
  decide: (_, state) => outcome('done', openSettings(policyOf(state))),
  force: { done: (_, state) => openSettings(policyOf(state)) },
};

function openSettings({ passwordHash, recaptcha }: Policy): GetSettingsFacts['done'] {
  return { passwordHash, captchaKey: recaptcha?.publicKey };
}

/** What asking for the login settings, or going back to the server's own, can come to. */
export type LoginSettingsFacts = UnauthorizedFacts & {
  readonly done: LoginSettings & { readonly isDefault: boolean };
  readonly 'not-allowed': NoFacts;
};

/** When failed logins are to lead to a block; or what of the body cannot be bound. */
export type SetLoginSettingsRequest = Credentials & ({ readonly settings: LoginSettings } | BindingErrors);

/** What changing them can come to. */
export type SetLoginSettingsFacts = LoginSettingsFacts & { readonly 'malformed-request': BindingErrors };

/** `GET /settings/security/loginsettings`: when failed logins lead to a block. */
export const getLoginSettings: Operation<Credentials, Records, LoginSettingsFacts> = {
  ...requiresAuth,

  decide({ credential }, state, environment, trace) {
    const admin = adminOf(credential, state, environment, trace);
    if ('denied' in admin) return outcome(admin.denied);
    return outcome('done', loginSettingsOf(state));
  },

  force: { done: (_, state) => loginSettingsOf(state) },
};

/** `PUT /settings/security/loginsettings`: other settings, which count from now on. */
export const setLoginSettings: Operation<SetLoginSettingsRequest, Records, SetLoginSettingsFacts> = {
  ...requiresAuth,

  decide(request, state, environment, trace) {
    const caller = authenticate(request.credential, state, environment, trace);
    if ('denied' in caller) return outcome(caller.denied);
    if ('faults' in request) return outcome('malformed-request', { faults: request.faults });
    const outOfRange = rangeFaults(request.settings);
    if (outOfRange !== undefined) {
      trace('a setting is out of range');
      return outcome('malformed-request', outOfRange);
    }
    const admin = adminOf(request.credential, state, environment, trace);
    if ('denied' in admin) return outcome(admin.denied);
    changeLoginSettings(request.settings, state);
    return outcome('done', loginSettingsOf(state));
  },

  force: {
    done: (_, state) => loginSettingsOf(state),
    'malformed-request': forcedBindingErrors,
  },
};

/** `DELETE /settings/security/loginsettings`: the server's own, whatever the fixtures say. */
export const resetLoginSettings: Operation<Credentials, Records, LoginSettingsFacts> = {
  ...requiresAuth,

  decide({ credential }, state, environment, trace) {
    const admin = adminOf(credential, state, environment, trace);
    if ('denied' in admin) return outcome(admin.denied);
    changeLoginSettings(defaultLoginSettings, state);
    return outcome('done', loginSettingsOf(state));
  },

  force: {
    done: (_, state) => {
      changeLoginSettings(defaultLoginSettings, state);
      return loginSettingsOf(state);
    },
  },
};

/** Who asks, where it is an administrator. */
function adminOf(
  credential: Credentials['credential'],
  state: State<Records>,
  environment: Environment,
  trace: Trace,
): Caller | { readonly denied: keyof UnauthorizedFacts | 'not-allowed' } {
  const caller = authenticate(credential, state, environment, trace);
  if ('denied' in caller || isAdmin(caller.account)) return caller;
  trace('it is no administrator who asks');
  return { denied: 'not-allowed' };
}
