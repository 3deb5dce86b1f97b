import { bindBoth, bind } from '../../../core/bind.ts';
import { operations as documented } from '../../../generated/interserver/documented/routes.ts';
import { operations as observed } from '../../../generated/interserver/observed/routes.ts';
import { getAccount, search } from '../operations/account.ts';
import { commonReplies, unauthorized, readCredentials, sessionReplies } from './common-replies.ts';
import { dashboard } from './dashboard.ts';
import { logout } from '../operations/logout.ts';

/** The endpoints of the account. */
export const accountEndpoints = [
  /** Account, in both profiles. Fields that the emulator has no data for are empty, or as in the vendor's example. */
  bindBoth(documented.getAccount, observed.getAccount, getAccount).to({
    read: readCredentials,
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
      ...sessionReplies,
    },
  }),

  /** Dashboard, in both profiles. */
  bindBoth(documented.getHome, observed.getHome, getAccount).to({
    read: readCredentials,
    render: {
      'who-am-i': ({ account, address, since }) => ({
        status: 200,
        body: dashboard(account, address, since),
      }),
      ...sessionReplies,
    },
  }),

  /** Logout, in both profiles. */
  bindBoth(documented.logout, observed.logout, logout).to({
    read: readCredentials,
    render: {
      'signed-out': () => ({ status: 200, body: { success: true, text: 'Logged Out' } }),
      'token-invalid': unauthorized['token-invalid'],
      ...commonReplies,
    },
  }),
];

/** The search endpoint of the observed profile. */
export const searchEndpoints = [
  /** Search of an account without services, in the format that the web client reads. */
  bind(observed.getSearch, search).to({
    read: readCredentials,
    render: { done: () => ({ status: 200, body: { results: [], tables: {} } }), ...sessionReplies },
  }),
];
