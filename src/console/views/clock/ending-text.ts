import type { components } from '../../../generated/admin/types.ts';

/** Something that ends by the clock. */
export type Ending = components['schemas']['Upcoming'];

const texts: Readonly<Record<Ending['what'], (where: Where) => string>> = {
  'session-ends': ({ of, at }) => `Session${of}${at} ends`,
  'code-ends': ({ of, at }) => `Code${of}${at} expires`,
  'lockout-ends': ({ of, at }) => `Lockout${of}${at} ends`,
  'account-lock-ends': ({ of, at }) => `Lock${of}${at} ends`,
  'failures-forgotten': ({ of, at }) => `Failed logins${of}${at} are forgotten`,
  'budget-renews': ({ at }) => `Request budget${at} renews`,
  'totp-window-ends': () => 'Authenticator apps show the next code',
  'scenario-ends': ({ of, at }) => `A switched-on outcome${of}${at} ends`,
};

interface Where {
  readonly of: string;
  readonly at: string;
}

/** Says what ends: `Session of plain at rocketchat ends`. */
export function endingText({ what, provider, account }: Ending): string {
  return texts[what]({
    of: account === undefined ? '' : ` of ${account}`,
    at: provider === undefined ? '' : ` at ${provider}`,
  });
}
