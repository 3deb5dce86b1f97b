import { definedOnly, type Node } from '../../json.ts';
import { requestOf, responsesOf, tokensOf } from './bodies.ts';
import { inferred, type Added, type BesideContext } from './context.ts';
import { oauthRefusals, refusalsOf } from './refusals.ts';

/** The operation of OAuth that grants tokens. */
export interface TokenEndpoint {
  readonly path: string;
  /** Its own servers, if its path isn't below that of the contract. */
  readonly servers?: readonly Node[];
}

const form = 'application/x-www-form-urlencoded';

/** Returns a token endpoint with the grants `password` and `refresh_token` (RFC 6749, sections 4.3 and 6). */
export function passwordGrant(endpoint: TokenEndpoint, { kinds, free }: BesideContext): Added {
  const granted = { status: 200, body: tokensOf(kinds) };
  const tooMuch = { error: 'invalid_scope', error_description: 'The sign-in was not granted this scope.' };
  const operation = {
    operationId: free.operationId('signIn'),
    summary: 'Get tokens for a password or a refresh token',
    servers: endpoint.servers,
    security: [],
    requestBody: requestOf(form, ['grant_type'], ['username', 'password', 'refresh_token', 'scope']),
    responses: responsesOf(kinds, [400, 423, 429]),
    'x-login': {
      ...inferred,
      counters: ['sign-ins'],
      answers: { ...oauthRefusals(['malformed-request']), ...refusalsOf(['rate-limited']) },
      acts: [
        {
          act: 'refresh',
          when: { 'form.grant_type': 'refresh_token' },
          reads: { refresh: 'form.refresh_token', scope: 'form.scope' },
          answers: {
            refreshed: granted,
            ...oauthRefusals(['token-missing', 'token-invalid']),
            'not-allowed': { status: 400, body: tooMuch },
          },
        },
        {
          act: 'sign-in',
          when: { 'form.grant_type': 'password' },
          reads: { login: 'form.username', password: 'form.password', scope: 'form.scope' },
          answers: {
            'signed-in': granted,
            ...oauthRefusals(['invalid-credentials', 'account-disabled', 'account-unverified']),
            ...refusalsOf(['locked-out']),
          },
        },
      ],
    },
  };
  return [endpoint.path, { post: definedOnly(operation) }];
}
