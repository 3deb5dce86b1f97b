import { json } from './bodies.ts';
import { inferred, type Added, type BesideContext } from './context.ts';

/** Returns the sign-out, and the operation that shows the account of the session. */
export function sessionOperations({ kinds, hasScopes, unauthorized, free }: BesideContext): readonly Added[] {
  const schemes = kinds.flatMap((kind) => kind.schemes);
  // without schemes, the security of the contract stays
  const security = schemes.length === 0 ? {} : { security: schemes.map((scheme) => ({ [scheme]: [] })) };
  const shown = { id: '{{account.id}}', login: '{{account.login}}', email: '{{account.email}}' };
  const rights = { role: '{{account.role}}', ...(hasScopes ? { scopes: '{{session.scopes}}' } : {}) };
  return [
    [
      free.path('/sign-out'),
      {
        post: {
          operationId: free.operationId('signOut'),
          summary: 'End the session',
          ...security,
          responses: { 204: { description: 'The session has ended' }, 401: unauthorized.response },
          'x-login': {
            act: 'sign-out',
            ...inferred,
            needs: true,
            answers: { 'signed-out': { status: 204 } },
          },
        },
      },
    ],
    [
      free.path('/me'),
      {
        get: {
          operationId: free.operationId('currentAccount'),
          summary: 'Show the account of the session',
          ...security,
          responses: { 200: json('The account', { type: 'object' }), 401: unauthorized.response },
          'x-login': {
            act: 'current-account',
            ...inferred,
            needs: true,
            answers: { 'who-am-i': { status: 200, body: { ...shown, ...rights } } },
          },
        },
      },
    ],
  ];
}
