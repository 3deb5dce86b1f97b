import { patchedState } from '../../../core/patch.ts';
import { policyOf } from '../../../core/records.ts';
import { recordsOf, type State } from '../../../core/state.ts';
import type { LoginSettings, Records } from '../records.ts';
import type { BindingErrors } from './binding-errors.ts';

/** The server's own. Source: the vendor's server source and its own tests. */
export const defaultLoginSettings: LoginSettings = { attemptCount: 5, blockTime: 60, checkPeriod: 60 };

/** What counts now, and whether it is the server's own. */
export function loginSettingsOf(state: State<Records>): LoginSettings & { readonly isDefault: boolean } {
  const { attempts, withinSeconds, forSeconds } = policyOf(asSet(state)).lockout;
  const settings = { attemptCount: attempts, blockTime: forSeconds, checkPeriod: withinSeconds };
  return { ...settings, isDefault: names.every((name) => settings[name] === defaultLoginSettings[name]) };
}

/** Changes what counts from now on, by whichever rule blocks. */
export function changeLoginSettings(settings: LoginSettings, state: State<Records>): void {
  state.put('loginSettings', portal, settings);
}

/** The records as the rules of a lockout are to see them: with what an administrator has set in the place of the policy's own. */
export function asSet(state: State<Records>): State<Records> {
  const settings = state.get('loginSettings', portal);
  if (settings === undefined) return state;
  const { attemptCount: attempts, blockTime: forSeconds, checkPeriod: withinSeconds } = settings;
  const policy = { lockout: { attempts, withinSeconds, forSeconds } };
  return recordsOf(patchedState(state, [{ fields: {}, defaults: {}, policy }]));
}

const portal = 'portal';

const names = ['attemptCount', 'blockTime', 'checkPeriod'] as const;
const least = 1;
const most = 9999;

/** What of these settings is out of range, by the fields as the server names them; undefined where nothing is. */
export function rangeFaults(settings: LoginSettings): BindingErrors | undefined {
  const out = names.filter((name) => settings[name] < least || settings[name] > most);
  if (out.length === 0) return undefined;
  return {
    faults: Object.fromEntries(
      out.map((name) => {
        const field = name.charAt(0).toUpperCase() + name.slice(1);
        return [field, [`The field ${field} must be between ${least} and ${most}.`]];
      }),
    ),
  };
}
