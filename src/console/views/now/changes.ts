import type { Scenario } from '../../state/scenario-text.ts';

/** A temporary change of accounts that can be chosen. */
interface AccountChange {
  /** Continues the sentence "as if …". */
  readonly text: string;
  readonly patch: NonNullable<Scenario['patch']>;
}

/** The temporary changes of accounts, by their names in links. */
export const accountChanges: Readonly<Record<string, AccountChange>> = {
  totp: { text: 'an authenticator code were needed', patch: { secondFactor: 'totp' } },
  sms: { text: 'a code by SMS were needed', patch: { secondFactor: 'sms' } },
  mail: { text: 'a code by mail were needed', patch: { secondFactor: 'mail' } },
  'no-second-factor': { text: 'the password were enough', patch: { secondFactor: null } },
  captcha: { text: 'a captcha were needed', patch: { captcha: true } },
  disabled: { text: 'the account were disabled', patch: { status: 'disabled' } },
  unverified: { text: 'the account were unverified', patch: { status: 'unverified' } },
  locked: { text: 'the account were locked', patch: { lockedUntil: 'forever' } },
};
