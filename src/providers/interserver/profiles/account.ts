import type { Profile } from '../../../core/operation.ts';
import type { Asking } from '../rules/asking.ts';
import type { AccountFacts } from '../operations/get-account.ts';
import { apart, takesNoBody } from './beside-login.ts';
import type { Both } from './both.ts';
import { dashboard } from './dashboard.ts';
import { readAsking } from './read-asking.ts';
import { unauthorized } from './unauthorized.ts';

/** The account as both profiles have it; what the emulator knows nothing of is as in the vendor's example, or empty. */
export const getAccount: Profile<unknown, Asking, AccountFacts, Both<'getAccount'>> = {
  read: readAsking,
  readViolation: takesNoBody,
  say: {
    'who-am-i': ({ account, address }) => ({
      status: 200,
      body: {
        custid: String(account.accountId),
        ima: account.ima,
        data: {
          country: 'US',
          ima: account.ima,
          name: account.name,
          status: account.status,
          account_id: String(account.accountId),
          account_lid: account.login,
          currency: 'USD',
          email: account.login,
          locale: 'auto',
          username: account.login,
          '2fa_google_enabled': account.secondFactor === 'totp',
          '2fa_google': account.secondFactor === 'totp' ? 1 : 0,
        },
        ip: address,
        oauthproviders: [],
        oauthconfig: { callback: 'https://my.interserver.net/oauth/callback.php', providers: {} },
        oauthadapters: [],
        limits: [],
        language: 'en-US',
        countryCurrencies: { CN: ['USD'], BR: ['USD', 'BRL'], RU: ['USD'] },
        enableLocales: true,
        enableCurrencies: false,
        gravatar: account.gravatar,
      },
    }),
    ...unauthorized,
    ...apart,
  },
};

/** The dashboard as both profiles have it. */
export const getHome: Profile<unknown, Asking, AccountFacts, Both<'getHome'>> = {
  read: readAsking,
  readViolation: takesNoBody,
  say: {
    'who-am-i': ({ account, address, since }) => ({
      status: 200,
      body: dashboard(account, address, since),
    }),
    ...unauthorized,
    ...apart,
  },
};
