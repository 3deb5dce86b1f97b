import type { Cell, OperationTable, Sent, Way } from '../../exchange.ts';
import { apiKeyOf, asking, sessionIdOf, sessionTable } from './authenticated.ts';

/** The caller's account. */
const plain = {
  custid: '1001',
  ima: 'client',
  data: {
    country: 'US',
    ima: 'client',
    name: 'plain',
    status: 'active',
    account_id: '1001',
    account_lid: 'plain@example.com',
    currency: 'USD',
    email: 'plain@example.com',
    locale: 'auto',
    username: 'plain@example.com',
    '2fa_google_enabled': false,
    '2fa_google': 0,
  },
  ip: '127.0.0.1',
  oauthproviders: [],
  oauthconfig: { callback: 'https://my.interserver.net/oauth/callback.php', providers: {} },
  oauthadapters: [],
  limits: [],
  language: 'en-US',
  countryCurrencies: { CN: ['USD'], BR: ['USD', 'BRL'], RU: ['USD'] },
  enableLocales: true,
  enableCurrencies: false,
  gravatar: 'https://gravatar.com/user/image.png',
};

/** Signs in another account, whose credential has the lower precedence. */
const other: Sent = { body: { login: 'user@domain.com', passwd: 'mypassword' } };

const good = (when: string, reach: Way): Cell => ({
  ...{ outcome: 'who-am-i', status: 200, when, body: plain, reach },
});
const invalid = (when: string, reach: Way): Cell => ({
  ...{ outcome: 'token-invalid', status: 401, when, reach },
  body: { code: 401, message: 'Invalid session id' },
});
const foreign = '00000000000000000000000000000000';

/** InterServer's account: one row for both profiles. */
export function getAccountOf(profile: string): OperationTable {
  return sessionTable(
    { profile, operation: 'getAccount', method: 'GET', url: '/apiv2/account', first: { 200: 'who-am-i' } },
    [
      { outcome: 'who-am-i', status: 200, body: plain, reach: asking() },
      good('by the cookie', async (world) => ({ cookies: { sessionid: await sessionIdOf(world) } })),
      good('by an API key', async (world) => ({ headers: { 'x-api-key': await apiKeyOf(world) } })),
      good('by the header before the cookie', async (world) => ({
        headers: { sessionid: await sessionIdOf(world) },
        cookies: { sessionid: await sessionIdOf(world, other) },
      })),
      good('by the header before the API key', async (world) => ({
        headers: { sessionid: await sessionIdOf(world), 'x-api-key': foreign },
      })),
      good('by the API key before the cookie', async (world) => ({
        headers: { 'x-api-key': await apiKeyOf(world) },
        cookies: { sessionid: await sessionIdOf(world, other) },
      })),
      good('by the cookie with an empty header', async (world) => ({
        headers: { sessionid: '' },
        cookies: { sessionid: await sessionIdOf(world) },
      })),
      {
        ...good('from another address', async (world) => ({
          headers: { sessionid: await sessionIdOf(world) },
          address: '203.0.113.9',
        })),
        body: { ...plain, ip: '203.0.113.9' },
      },
      invalid('by an invalid header, although the API key and the cookie are valid', async (world) => ({
        headers: { sessionid: foreign, 'x-api-key': await apiKeyOf(world) },
        cookies: { sessionid: await sessionIdOf(world) },
      })),
      invalid('by an invalid API key, although the cookie is valid', async (world) => ({
        headers: { 'x-api-key': foreign },
        cookies: { sessionid: await sessionIdOf(world) },
      })),
      invalid('by a session id in the API key header', async (world) => ({
        headers: { 'x-api-key': await sessionIdOf(world) },
      })),
      invalid('by an API key in the session id header', async (world) => ({
        headers: { sessionid: await apiKeyOf(world) },
      })),
    ],
  );
}
