import type { BodyError } from '../domain/body-errors.ts';
import type { PasswordRule } from '../domain/password-policy.ts';
import type { RegistrationDenied, RegistrationFault } from '../domain/registration.ts';

/** Returns the body that denies a registration. Source: the vendor's server source. */
export function deniedError(reason: RegistrationDenied, emailTaken: EmailTaken) {
  if (reason.denied === 'signed-in') return denied('Logged in users can not register again.');
  if (reason.denied === 'username-taken') return denied('Username is already in use');
  if (reason.denied === 'email-taken') return { success: false, ...emailTaken } as const;
  return {
    ...worded(`${reason.username} is blocked and can't be used!`, 'error-blocked-username'),
    details: { method: 'checkUsernameAvailability', field: reason.username },
  };
}

/** The error for an e-mail address that is already taken; it differs by profile. */
interface EmailTaken {
  readonly error: string;
  readonly errorType?: number;
}

/** Returns the body for an invalid value in a registration; the error of the missing name is inferred. */
export function faultError(fault: RegistrationFault) {
  if (fault.rule === 'name') return denied('Name contains invalid characters');
  if (fault.rule === 'username') return denied('The username provided is not valid');
  if (fault.rule === 'name-missing') return denied("Match error: Missing key 'name'");
  if (fault.rule === 'password') return passwordError(fault.broken);
  return {
    ...worded(`Invalid email ${fault.email}`, 'error-invalid-email'),
    details: { function: 'RocketChat.validateEmailDomain', email: fault.email },
  };
}

/** Whether a fault is about a value, not about the body's format. */
export function isOfValue(fault: BodyError | RegistrationFault): fault is RegistrationFault {
  return fault.rule !== 'missing' && fault.rule !== 'extra' && fault.rule !== 'type';
}

function passwordError(broken: readonly PasswordRule[]) {
  const error = worded(
    "The password provided does not meet the server's password policy.",
    'error-password-policy-not-met',
  );
  if (broken.length === 0) return error;
  const details = broken.map((rule) => ({
    error: `error-password-policy-not-met-${rule}`,
    message: brokenRuleWords[rule],
  }));
  return { ...error, details };
}

/** Messages for broken rules. Source: the vendor's server source and its own tests. */
const brokenRuleWords: Readonly<Record<PasswordRule, string>> = {
  minLength: 'The password does not meet the minimum length password policy.',
  maxLength: 'The password does not meet the maximum length password policy.',
  repeatingCharacters: 'The password contains repeating characters which is against the password policy.',
  oneLowercase:
    'The password does not contain at least one lowercase character which is against the password policy.',
  oneUppercase:
    'The password does not contain at least one uppercase character which is against the password policy.',
  oneNumber:
    'The password does not contain at least one numerical character which is against the password policy.',
  oneSpecial:
    'The password does not contain at least one special character which is against the password policy.',
};

function denied(error: string) {
  return { success: false, error } as const;
}

function worded(message: string, word: string) {
  return { success: false, error: `${message} [${word}]`, errorType: word } as const;
}
