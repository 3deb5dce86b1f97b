import type { components } from '../../../generated/rocketchat/fixture/types.ts';

/** The rules for passwords of new accounts, as set by the fixtures. */
export type PasswordPolicy = components['schemas']['PasswordPolicy'];

const rules = [
  'minLength',
  'maxLength',
  'repeatingCharacters',
  'oneLowercase',
  'oneUppercase',
  'oneNumber',
  'oneSpecial',
] as const;

/** A rule of the password policy, named by the suffix of the vendor's error code. */
export type PasswordRule = (typeof rules)[number];

/** Whether a password is empty or blank; the servers of both profiles reject it. */
export function isBlank(password: string): boolean {
  return password.trim() === '';
}

/** Returns the rules that a password violates, in the order of the vendor's source; none if the policy is off. */
export function brokenRules(password: string, policy: PasswordPolicy): readonly PasswordRule[] {
  if (!policy.enabled) return [];
  const { minLength, maxLength = Infinity, maxRepeats } = policy;
  const broken: Readonly<Record<PasswordRule, boolean>> = {
    minLength: password.length < minLength,
    maxLength: password.length > maxLength,
    repeatingCharacters: new RegExp(`(.)\\1{${maxRepeats},}`).test(password),
    oneLowercase: policy.lowercase && !/[a-z]/.test(password),
    oneUppercase: policy.uppercase && !/[A-Z]/.test(password),
    oneNumber: policy.digit && !/[0-9]/.test(password),
    oneSpecial: policy.special && !/[^A-Za-z0-9 ]/.test(password),
  };
  return rules.filter((rule) => broken[rule]);
}
