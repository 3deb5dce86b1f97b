import type { Cell, OperationTable, Way } from '../../exchange.ts';
import { asking, bearer, jwt, plainUser, tableOf, tokenOf, unauthorized } from './ways.ts';

const own = { user: plainUser, access: jwt, access_token: jwt };
const good = (when: string, reach: Way, body: object = own): Cell => ({
  ...{ outcome: 'who-am-i', status: 200, when, body, reach },
});

/** A bearer token with this spelling of the scheme. */
const written =
  (scheme: string): Way =>
  async (world) => ({
    headers: bearer(await tokenOf(world, 'access'), scheme),
  });

function currentTokenBy(method: 'GET' | 'POST', operation: string): OperationTable {
  return tableOf(
    {
      operation,
      method,
      url: '/v3/session/token',
      plain: asking(),
      first: { 200: 'who-am-i', 401: 'token-missing' },
    },
    [
      { outcome: 'who-am-i', status: 200, body: own, reach: asking() },
      good('by a sliding token', asking({}, 'sliding_token'), { user: plainUser, sliding_token: jwt }),
      good('with the scheme in lower case', written('bearer')),
      good('with the scheme in upper case', written('BEARER')),
      ...unauthorized(),
    ],
  );
}

/** Misaka.io's current token, by both methods of its references; entirely inferred. */
export const currentToken: readonly OperationTable[] = [
  currentTokenBy('GET', 'getToken'),
  currentTokenBy('POST', 'postToken'),
];
