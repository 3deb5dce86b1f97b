import type { OperationWire } from '../../../core/operation.ts';
import type { Credentials } from '../domain/authenticate.ts';
import type { AccountFacts } from '../operations/get-account.ts';
import { commonReplies, takesNoBody } from './common-replies.ts';
import type { BothProfiles } from './both-profiles.ts';
import { dashboard } from './dashboard.ts';
import { readCredentials } from './read-credentials.ts';
import { unauthorized } from './unauthorized.ts';

/** The account as both profiles have it; what the emulator knows nothing of is as in the vendor's example, or empty. */
export const getAccount: OperationWire<unknown, Credentials, AccountFacts, BothProfiles<'getAccount'>> = {
  read: readCredentials,
  readViolation: takesNoBody,
  render: {
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
    ...commonReplies,
  },
};

/** The dashboard as both profiles have it. */
export const getHome: OperationWire<unknown, Credentials, AccountFacts, BothProfiles<'getHome'>> = {
  read: readCredentials,
  readViolation: takesNoBody,
  render: {
    'who-am-i': ({ account, address, since }) => ({
      status: 200,
      body: dashboard(account, address, since),
    }),
    ...unauthorized,
    ...commonReplies,
  },
};
