import { patchedState } from '../../../core/patch.ts';
import { policyOf, recordsOf } from '../../../core/records.ts';
import { endEverySession } from '../../../core/session-changes.ts';
import type { Account, AccountRef, Context, LoginSettings, State, TwoFactorSettings } from '../records.ts';
import type { BindingErrors } from './binding-errors.ts';

/** The key of the settings: there is only one portal. */
const portal = 'portal';

/** A kind of second factor. */
export type Factor = 'sms' | 'mail' | 'app';

/** Returns the two-factor settings of the portal: an administrator's, else the fixtures'. */
export function twoFactorSettingsOf(state: State): TwoFactorSettings {
  return state.get('twoFactorSettings', portal) ?? policyOf(state).twoFactor;
}

/** Changes the two-factor settings; enabling ends all sessions. Source: the vendor's server source and its own tests. */
export function changeTwoFactorSettings(
  settings: TwoFactorSettings,
  state: State,
): { readonly isOn: boolean } {
  state.put('twoFactorSettings', portal, settings);
  const isOn = settings.type === 'sms' || settings.type === 'app';
  if (isOn) endEverySession(state);
  return { isOn };
}

/** Returns the second factor that an account needs from its address; the portal's setting overrides the account's. */
export function factorOf({ account }: AccountRef, { state, environment }: Context): Factor | undefined {
  const settings = twoFactorSettingsOf(state);
  return isInScope(account, settings, environment.address) ? methodOf(account, settings) : undefined;
}

/** Whether the account's second factor is an authenticator app, regardless of the address. */
export function usesApp(account: Account, state: State): boolean {
  return methodOf(account, twoFactorSettingsOf(state)) === 'app';
}

function methodOf({ secondFactor }: Account, { type }: TwoFactorSettings): Factor | undefined {
  if (type === 'none') return undefined;
  if (type !== 'marked') return type;
  return secondFactor === 'totp' ? 'app' : secondFactor;
}

/** Trusted addresses don't exempt mandatory users and groups. Source: the vendor's server source and its own tests. */
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

/** Whether a GUID is listed, ignoring case. */
function isListed(id: string, ids: readonly string[]): boolean {
  return ids.some((one) => one.toLowerCase() === id.toLowerCase());
}

/**
 * Whether a list of addresses, ranges `from-to` and CIDR blocks contains an address. Source: the vendor's server source.
 * Ranges and blocks of IPv6 aren't supported.
 */
function isAmong(address: string, entries: readonly string[]): boolean {
  return entries.some((entry) => entry === address || covers(entry, address));
}

function covers(entry: string, address: string): boolean {
  const at = numberOf(address);
  const bounds = boundsOf(entry);
  return at !== undefined && bounds !== undefined && bounds.from <= at && at <= bounds.to;
}

function boundsOf(entry: string): { readonly from: number; readonly to: number } | undefined {
  const [, first = '', mark, last = ''] = /^([\d.]+)([-/])([\d.]+)$/.exec(entry) ?? [];
  const from = numberOf(first);
  if (from === undefined) return undefined;
  if (mark === '-') {
    const to = numberOf(last);
    return to === undefined ? undefined : { from, to };
  }
  const bits = Number(last);
  if (!Number.isInteger(bits) || bits > 32) return undefined;
  const size = 2 ** (32 - bits);
  const base = from - (from % size);
  return { from: base, to: base + size - 1 };
}

/** Parses an IPv4 address into a number; undefined for anything else. */
function numberOf(address: string): number | undefined {
  const parts = address.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) {
    return undefined;
  }
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}

/** The server's default login settings. Source: the vendor's server source and its own tests. */
export const defaultLoginSettings: LoginSettings = { attemptCount: 5, blockTime: 60, checkPeriod: 60 };

/** Returns the current login settings, and whether they equal the server's defaults. */
export function loginSettingsOf(state: State): LoginSettings & { readonly isDefault: boolean } {
  const { attempts, withinSeconds, forSeconds } = policyOf(asSet({ state }).state).lockout;
  const settings = { attemptCount: attempts, blockTime: forSeconds, checkPeriod: withinSeconds };
  return { ...settings, isDefault: names.every((name) => settings[name] === defaultLoginSettings[name]) };
}

/** Changes the login settings, for all lockout rules. */
export function changeLoginSettings(settings: LoginSettings, state: State): void {
  state.put('loginSettings', portal, settings);
}

/** Returns a context whose lockout policy has the administrator's login settings, if there are any. */
export function asSet<C extends { readonly state: State }>(context: C): C {
  const { state } = context;
  const settings = state.get('loginSettings', portal);
  if (settings === undefined) return context;
  const { attemptCount: attempts, blockTime: forSeconds, checkPeriod: withinSeconds } = settings;
  const policy = { lockout: { attempts, withinSeconds, forSeconds } };
  return { ...context, state: recordsOf(patchedState(state, [{ fields: {}, defaults: {}, policy }])) };
}

const names = ['attemptCount', 'blockTime', 'checkPeriod'] as const;
const least = 1;
const most = 9999;

/** Returns errors for settings out of range, by the server's field names; undefined if all are valid. */
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
