import type { Environment } from '../../../core/environment.ts';
import type { Operation, Trace } from '../../../core/operation.ts';
import { outcome, type NoFacts } from '../../../core/outcome.ts';
import type { State } from '../../../core/state.ts';
import type { LoginSettings, Records } from '../records.ts';
import {
  isAdmin,
  ofAsker,
  pretendUnauthorized,
  whoAsks,
  type Asker,
  type Asking,
  type Unauthorized,
} from '../rules/asking.ts';
import { pretendedFaults, type Faults } from '../rules/faults.ts';
import {
  changeLoginSettings,
  defaultLoginSettings,
  loginSettingsOf,
  rangeFaults,
} from '../rules/login-settings.ts';

/** What asking for the login settings, or going back to the server's own, can come to. */
export type LoginSettingsFacts = Unauthorized & {
  readonly done: LoginSettings & { readonly isDefault: boolean };
  readonly 'not-allowed': NoFacts;
};

/** When failed logins are to lead to a block; or what of the body cannot be bound. */
export type SetLoginSettingsRequest = Asking & ({ readonly settings: LoginSettings } | Faults);

/** What changing them can come to. */
export type SetLoginSettingsFacts = LoginSettingsFacts & { readonly 'malformed-request': Faults };

const pretendRefused = { ...pretendUnauthorized, 'not-allowed': () => ({}) };

/** `GET /settings/security/loginsettings`: when failed logins lead to a block. */
export const getLoginSettings: Operation<Asking, Records, LoginSettingsFacts> = {
  ...ofAsker,

  decide({ credential }, state, environment, trace) {
    const admin = adminOf(credential, state, environment, trace);
    if ('refused' in admin) return outcome(admin.refused);
    return outcome('done', loginSettingsOf(state));
  },

  pretend: { ...pretendRefused, done: (_, state) => loginSettingsOf(state) },
};

/** `PUT /settings/security/loginsettings`: other settings, which count from now on. */
export const setLoginSettings: Operation<SetLoginSettingsRequest, Records, SetLoginSettingsFacts> = {
  ...ofAsker,

  decide(request, state, environment, trace) {
    const asker = whoAsks(request.credential, state, environment, trace);
    if ('refused' in asker) return outcome(asker.refused);
    if ('faults' in request) return outcome('malformed-request', { faults: request.faults });
    const outOfRange = rangeFaults(request.settings);
    if (outOfRange !== undefined) {
      trace('a setting is out of range');
      return outcome('malformed-request', outOfRange);
    }
    const admin = adminOf(request.credential, state, environment, trace);
    if ('refused' in admin) return outcome(admin.refused);
    changeLoginSettings(request.settings, state);
    return outcome('done', loginSettingsOf(state));
  },

  pretend: {
    ...pretendRefused,
    done: (_, state) => loginSettingsOf(state),
    'malformed-request': pretendedFaults,
  },
};

/** `DELETE /settings/security/loginsettings`: the server's own, whatever the fixtures say. */
export const resetLoginSettings: Operation<Asking, Records, LoginSettingsFacts> = {
  ...ofAsker,

  decide({ credential }, state, environment, trace) {
    const admin = adminOf(credential, state, environment, trace);
    if ('refused' in admin) return outcome(admin.refused);
    changeLoginSettings(defaultLoginSettings, state);
    return outcome('done', loginSettingsOf(state));
  },

  pretend: {
    ...pretendRefused,
    done: (_, state) => {
      changeLoginSettings(defaultLoginSettings, state);
      return loginSettingsOf(state);
    },
  },
};

/** Who asks, where it is an administrator. */
function adminOf(
  credential: Asking['credential'],
  state: State<Records>,
  environment: Environment,
  trace: Trace,
): Asker | { readonly refused: keyof Unauthorized | 'not-allowed' } {
  const asker = whoAsks(credential, state, environment, trace);
  if ('refused' in asker || isAdmin(asker.account)) return asker;
  trace('it is no administrator who asks');
  return { refused: 'not-allowed' };
}
