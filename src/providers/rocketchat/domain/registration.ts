import { isTaken } from '../../../core/account.ts';
import { policyOf } from '../../../core/records.ts';
import type { State } from '../records.ts';
import { brokenRules, isBlank, type PasswordRule } from './password-policy.ts';

/** The fields of a new user. */
export interface Registration {
  readonly username: string;
  readonly email: string;
  readonly password: string;
  readonly name: string | undefined;
}

/** An invalid value in a registration. */
export type RegistrationFault =
  | { readonly rule: 'name' }
  | { readonly rule: 'username' }
  | { readonly rule: 'name-missing' }
  | { readonly rule: 'email'; readonly email: string }
  /** The rules of the password policy that it violates; empty if it is blank. */
  | { readonly rule: 'password'; readonly broken: readonly PasswordRule[] };

/** Why a registration with valid values is denied. */
export type RegistrationDenied =
  | { readonly denied: 'signed-in' }
  | { readonly denied: 'username-taken' }
  | { readonly denied: 'email-taken' }
  | { readonly denied: 'username-blocked'; readonly username: string };

/** Returns the first error of a registration, in the order of the vendor's source; undefined if it is valid. */
export function checkRegistration(
  registration: Registration,
  state: State,
): RegistrationFault | RegistrationDenied | undefined {
  const { username, email, password, name } = registration;
  if (name !== undefined && name !== '' && !isName(name)) return { rule: 'name' };
  if (!usernames.test(username)) return { rule: 'username' };
  if (blockedUsernames.includes(username.toLowerCase())) return { denied: 'username-blocked', username };
  if (isTaken(username, state)) return { denied: 'username-taken' };
  if (name === undefined) return { rule: 'name-missing' };
  const broken = brokenRules(password, policyOf(state).passwordPolicy);
  if (isBlank(password) || broken.length > 0)
    return { rule: 'password', broken: isBlank(password) ? [] : broken };
  if (!emails.test(email)) return { rule: 'email', email };
  if (isTaken(email.trim(), state)) return { denied: 'email-taken' };
  return undefined;
}

/** The characters of a username. Source: the vendor's default of UTF8_User_Names_Validation. */
const usernames = /^[0-9a-zA-Z._-]+$/;

/** Reserved usernames. Source: the vendor's server source, and its default of Accounts_SystemBlockedUsernameList. */
const blockedUsernames: readonly string[] = ['all', 'here', 'admin', 'administrator', 'system', 'user'];

/** The vendor's loose check of an e-mail address. Source: its server source. */
const emails = /^[^@]+@[^@]+$/;

const notInNames = /[<>\\/]/;

/** Whether a name can be URL-decoded and has none of the characters that the vendor rejects, encoded or not. */
function isName(name: string): boolean {
  if (notInNames.test(name)) return false;
  try {
    return !notInNames.test(decodeURI(name));
  } catch {
    return false;
  }
}
