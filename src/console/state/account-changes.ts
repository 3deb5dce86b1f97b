import type { components } from '../../generated/admin/types.ts';

/** A temporary change of accounts that can be chosen. */
interface AccountChange {
  /** Continues the sentence "as if …". */
  readonly text: string;
  readonly patch: NonNullable<components['schemas']['Scenario']['patch']>;
  /** A provider without this outcome doesn't look at the changed field. */
  readonly needs: string;
}

/** The temporary changes of accounts, by their names in links. */
export const accountChanges: Readonly<Record<string, AccountChange>> = {
  totp: {
    text: 'an authenticator code were needed',
    patch: { secondFactor: 'totp' },
    needs: 'second-factor-required',
  },
  sms: { text: 'a code by SMS were needed', patch: { secondFactor: 'sms' }, needs: 'second-factor-required' },
  mail: {
    text: 'a code by mail were needed',
    patch: { secondFactor: 'mail' },
    needs: 'second-factor-required',
  },
  'no-second-factor': {
    text: 'the password were enough',
    patch: { secondFactor: null },
    needs: 'second-factor-required',
  },
  captcha: { text: 'a captcha were needed', patch: { captcha: true }, needs: 'captcha-required' },
  disabled: { text: 'the account were disabled', patch: { status: 'disabled' }, needs: 'account-disabled' },
  unverified: {
    text: 'the account were unverified',
    patch: { status: 'unverified' },
    needs: 'account-unverified',
  },
  locked: { text: 'the account were locked', patch: { lockedUntil: 'forever' }, needs: 'locked-out' },
};
