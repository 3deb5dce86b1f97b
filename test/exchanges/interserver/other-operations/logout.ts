import type { OperationTable } from '../../exchange.ts';
import { apiKeyOf, caller, asking, failures, firstFailures, sessionIdOf } from './authenticated.ts';

const body = { success: true, text: 'Logged Out' };

/** InterServer's logout: one row for both profiles. */
export function logoutOf(profile: string): OperationTable {
  return {
    provider: 'interserver',
    profile,
    operation: 'logout',
    method: 'GET',
    url: '/apiv2/logout',
    plain: asking(),
    account: caller,
    first: { 200: 'signed-out', 401: 'token-invalid', ...firstFailures },
    cells: [
      { outcome: 'signed-out', status: 200, body, reach: asking() },
      {
        outcome: 'signed-out',
        status: 200,
        when: 'again',
        body,
        async reach(world) {
          const sent = { headers: { sessionid: await sessionIdOf(world) } };
          await world.send({ operation: 'logout', ...sent });
          return sent;
        },
      },
      {
        outcome: 'signed-out',
        status: 200,
        when: 'by the cookie',
        body,
        reach: async (world) => ({ cookies: { sessionid: await sessionIdOf(world) } }),
      },
      {
        outcome: 'signed-out',
        status: 200,
        when: 'by an API key',
        body,
        reach: async (world) => ({ headers: { 'x-api-key': await apiKeyOf(world) } }),
      },
      { outcome: 'signed-out', status: 200, when: 'without credentials', body, reach: {} },
      {
        outcome: 'token-invalid',
        status: 401,
        body: { code: 401, message: 'Invalid session id' },
        reach: { headers: { sessionid: 'no session id' } },
      },
      ...failures({}),
    ],
  };
}
