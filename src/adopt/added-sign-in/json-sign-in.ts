import { requestOf, responsesOf, tokensOf } from './bodies.ts';
import { inferred, type Added, type BesideContext } from './context.ts';
import { ofSignIn, refusalsOf } from './refusals.ts';

const json = 'application/json';

/** Returns the operations that issue tokens for login and password, and for a refresh token, as JSON. */
export function jsonSignIn({ kinds, hasScopes, free }: BesideContext): readonly Added[] {
  const scope = hasScopes ? { scope: 'body.scope' } : {};
  return [
    [
      free.path('/sign-in'),
      {
        post: {
          operationId: free.operationId('signIn'),
          summary: 'Sign in with login and password',
          security: [],
          requestBody: requestOf(json, ['login', 'password'], Object.keys(scope)),
          responses: responsesOf(kinds, [400, 401, 403, 423, 429]),
          'x-login': {
            act: 'sign-in',
            ...inferred,
            reads: { login: 'body.login', password: 'body.password', ...scope },
            counters: ['sign-ins'],
            answers: { 'signed-in': { status: 200, body: tokensOf(kinds) }, ...refusalsOf(ofSignIn) },
          },
        },
      },
    ],
    [
      free.path('/refresh'),
      {
        post: {
          operationId: free.operationId('refreshSession'),
          summary: 'Get new tokens',
          security: [],
          requestBody: requestOf(json, ['refresh_token']),
          responses: responsesOf(kinds, [401]),
          'x-login': {
            act: 'refresh',
            ...inferred,
            reads: { refresh: 'body.refresh_token' },
            answers: {
              refreshed: { status: 200, body: tokensOf(kinds) },
              ...refusalsOf(['token-missing', 'token-invalid']),
            },
          },
        },
      },
    ],
  ];
}
