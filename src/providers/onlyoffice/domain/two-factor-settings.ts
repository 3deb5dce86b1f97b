import type { Environment } from '../../../core/environment.ts';
import { policyOf, type AccountRef } from '../../../core/records.ts';
import { endEverySession } from '../../../core/session.ts';
import type { State } from '../../../core/state.ts';
import type { Account, Records, TwoFactorSettings } from '../records.ts';
import { isAmong } from './trusted-ips.ts';

/** What an account is asked for beside its password. */
export type Factor = 'sms' | 'mail' | 'app';

/** Which second factor the portal asks for, and of whom: the administrator's word, else the fixture's. */
export function twoFactorSettingsOf(state: State<Records>): TwoFactorSettings {
  return state.get('twoFactorSettings', portal) ?? policyOf(state).twoFactor;
}

/** Changes what the portal asks for. To turn one on ends every session. Source: the vendor's server source and its own tests. */
export function changeTwoFactorSettings(
  settings: TwoFactorSettings,
  state: State<Records>,
): { readonly isOn: boolean } {
  state.put('twoFactorSettings', portal, settings);
  const isOn = settings.type === 'sms' || settings.type === 'app';
  if (isOn) endEverySession(state);
  return { isOn };
}

const portal = 'portal';

/** What an account is asked for beside its password, from where it comes: the portal's setting goes before its own mark. */
export function factorOf(
  { account }: AccountRef<Account>,
  state: State<Records>,
  { address }: Pick<Environment, 'address'>,
): Factor | undefined {
  const settings = twoFactorSettingsOf(state);
  return isInScope(account, settings, address) ? methodOf(account, settings) : undefined;
}

/** Whether an account may have an authenticator app, wherever it comes from. */
export function usesApp(account: Account, state: State<Records>): boolean {
  return methodOf(account, twoFactorSettingsOf(state)) === 'app';
}

function methodOf({ secondFactor }: Account, { type }: TwoFactorSettings): Factor | undefined {
  if (type === 'none') return undefined;
  if (type !== 'marked') return type;
  return secondFactor === 'totp' ? 'app' : secondFactor;
}

/** Source: the vendor's server source and its own tests: those who are mandatory are asked for it at a trusted address, too. */
function isInScope(
  { id, groups = [] }: Account,
  { mandatoryGroups, mandatoryUsers, trustedIps }: TwoFactorSettings,
  address: string,
): boolean {
  return (
    groups.some((group) => isListed(group, mandatoryGroups)) ||
    isListed(id, mandatoryUsers) ||
    !isAmong(address, trustedIps)
  );
}

/** GUIDs are the same whatever their case. */
function isListed(id: string, ids: readonly string[]): boolean {
  return ids.some((one) => one.toLowerCase() === id.toLowerCase());
}
