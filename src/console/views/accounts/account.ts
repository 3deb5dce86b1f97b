import type { components } from '../../../generated/admin/types.ts';

/** An account as the control plane returns it. */
export type Account = components['schemas']['Account'];

/** The fields of an account, as its provider's fixtures name them. */
export type AccountFields = Account['account'];

/** Returns a field that is a text; undefined if it isn't. */
export function textIn(fields: AccountFields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Returns the displayed name of an account, which vendors keep in different fields; undefined without one. */
export function nameOf({ account }: Account): string | undefined {
  const whole = textIn(account, 'name') ?? textIn(account, 'display_name') ?? textIn(account, 'displayName');
  if (whole !== undefined) return whole;
  const first = textIn(account, 'first_name') ?? textIn(account, 'firstName');
  const last = textIn(account, 'last_name') ?? textIn(account, 'lastName');
  const parts = [first, last].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' ');
}
