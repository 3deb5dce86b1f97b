import { policyOf } from '../../../core/records.ts';
import type { AccountRef, Context } from '../records.ts';
import { appLink, mailedLink, sendLink } from './confirmation-link.ts';
import { phoneNoise, sendSignInCode } from './phone.ts';
import { appSecretOf, hasPhone, isLinked } from './second-factor.ts';
import type { Factor } from './settings.ts';

/** The challenge for an account's second factor. */
export interface Challenge {
  readonly sms: boolean;
  readonly tfa: boolean;
  readonly confirmUrl: string;
  /** The expiry of a sent code, as an ISO time. */
  readonly expires?: string;
  readonly phoneNoise?: string;
  /** The secret of an app that isn't linked yet. */
  readonly tfaKey?: string;
  /** The `set-cookie` header with the key of the link. */
  readonly cookie?: string;
}

/** Creates a challenge. Source: the vendor's server source; that links go to the outbox is the emulator's addition. */
export function challenge(found: AccountRef, factor: Factor, context: Context): Challenge {
  if (factor === 'app') return askForApp(found, context);
  if (factor === 'sms' && !hasPhone(found.account)) return askForPhone(found, context);
  const link = mailedLink(found, 'PhoneAuth', context).url;
  sendSignInCode(found, factor, { again: false, link }, context);
  const expires = codeExpiry(context);
  const common = { sms: true, tfa: false, confirmUrl: link, expires };
  return factor === 'sms' ? { ...common, phoneNoise: phoneNoise(found.account.phone ?? '') } : common;
}

/** Returns the expiry of a code that is sent now, as an ISO time. */
export function codeExpiry({ state, environment: { now, isoTime } }: Context): string {
  return isoTime(now + policyOf(state).oneTimeCode.lifetimeSeconds * 1000);
}

function askForPhone(found: AccountRef, context: Context): Challenge {
  const { url } = mailedLink(found, 'PhoneActivation', context);
  sendLink(found, url, context);
  return { sms: true, tfa: false, confirmUrl: url };
}

function askForApp(found: AccountRef, context: Context): Challenge {
  const { url, cookie } = appLink(found, context);
  const secret = isLinked(found.account) ? {} : { tfaKey: appSecretOf(found, context) };
  return { sms: false, tfa: true, confirmUrl: url, ...secret, cookie: cookie.header };
}
