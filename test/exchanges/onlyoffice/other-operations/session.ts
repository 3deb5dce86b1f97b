import type { OperationTable, Way } from '../../exchange.ts';
import { rowOf, tokenOf, type Says } from '../profile.ts';

const asked = { method: 'GET', url: '/api/2.0/authentication' };
const ended = { method: 'POST', url: '/api/2.0/authentication/logout' };

const byCookie: Way = async (world) => ({ cookies: { asc_auth_key: await tokenOf(world) } });
const basic = (text: string) => ({ headers: { authorization: `Basic ${btoa(text)}` } });

/** The sign-in status. */
export function isAuthenticatedOf(says: Says): OperationTable {
  const yes = { outcome: 'who-am-i', status: 200, body: says.success(true, asked) } as const;
  const no = { ...yes, body: says.success(false, asked) };
  return rowOf(says, {
    operation: 'isAuthenticated',
    ...asked,
    plain: byCookie,
    account: 'plain@example.com',
    first: { 200: 'who-am-i' },
    cells: [
      { ...yes, reach: byCookie },
      {
        ...yes,
        when: 'by the token as the authorization header',
        reach: async (world) => ({ headers: { authorization: await tokenOf(world) } }),
      },
      {
        ...yes,
        when: 'by a bearer token',
        reach: async (world) => ({ headers: { authorization: `Bearer ${await tokenOf(world)}` } }),
      },
      { ...yes, when: 'by user name and password', reach: basic('plain@example.com:Password-1') },
      { ...no, when: 'without credentials', reach: {} },
      { ...no, when: 'by a wrong password', reach: basic('plain@example.com:wrong') },
      { ...no, when: 'by invalid base64', reach: { headers: { authorization: 'Basic %%' } } },
      {
        ...no,
        when: 'by an invalid cookie and a valid header',
        reach: async (world) => ({
          cookies: { asc_auth_key: 'nobody' },
          headers: { authorization: await tokenOf(world) },
        }),
      },
      {
        ...no,
        when: 'a year later',
        async reach(world) {
          const authorization = await tokenOf(world);
          await world.advance(365 * 24 * 60 * 60);
          return { headers: { authorization } };
        },
      },
    ],
  });
}

/** The logout of the cookie's session. */
export function logoutOf(says: Says): OperationTable {
  const out = { outcome: 'signed-out', status: 200, body: says.success(undefined, ended) } as const;
  const own = says.profile === 'documented' ? says.bareHeaders : says.headers;
  const headers = {
    ...own,
    'set-cookie': ['asc_auth_key=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/'],
  };
  return rowOf(says, {
    operation: 'logout',
    ...ended,
    plain: byCookie,
    account: 'plain@example.com',
    first: { 200: 'signed-out' },
    cells: [
      { ...out, headers, reach: byCookie },
      { ...out, when: 'without credentials', headers: own, reach: {} },
      {
        ...out,
        when: 'by a header, whose session stays valid',
        headers: own,
        reach: async (world) => ({ headers: { authorization: await tokenOf(world) } }),
      },
    ],
  });
}
