import { policyOf } from '../../../core/records.ts';
import type { State } from '../../../core/state.ts';
import type { Records } from '../records.ts';
import type { Faults } from './faults.ts';

/** When failed logins lead to a block, as the vendor words it; times are in seconds. */
export interface LoginSettings {
  readonly attemptCount: number;
  readonly blockTime: number;
  readonly checkPeriod: number;
}

/** The server's own. Source: the vendor's server source and its own tests. */
export const defaultLoginSettings: LoginSettings = { attemptCount: 5, blockTime: 60, checkPeriod: 60 };

/** What counts now, and whether it is the server's own. */
export function loginSettingsOf(state: State<Records>): LoginSettings & { readonly isDefault: boolean } {
  const { attempts, withinSeconds, forSeconds } = policyOf(state).lockout;
  const settings = { attemptCount: attempts, blockTime: forSeconds, checkPeriod: withinSeconds };
  return { ...settings, isDefault: names.every((name) => settings[name] === defaultLoginSettings[name]) };
}

/** Changes what counts from now on, by whichever rule blocks: it is the policy's. */
export function changeLoginSettings(settings: LoginSettings, state: State<Records>): void {
  const { attemptCount: attempts, blockTime: forSeconds, checkPeriod: withinSeconds } = settings;
  state.put('policy', 'policy', { ...policyOf(state), lockout: { attempts, withinSeconds, forSeconds } });
}

const names = ['attemptCount', 'blockTime', 'checkPeriod'] as const;
const least = 1;
const most = 9999;

/** What of these settings is out of range, by the fields as the server names them; undefined where nothing is. */
export function rangeFaults(settings: LoginSettings): Faults | undefined {
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
