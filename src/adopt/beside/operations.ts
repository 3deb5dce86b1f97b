import { definedOnly, type Node } from '../../json.ts';
import type { RefusedRequest } from './refused-requests.ts';
import type { BesideKind } from './token-kinds.ts';

/** The names that the contract doesn't have. */
export interface FreeNames {
  path(wish: string): string;
  operationId(wish: string): string;
}

/** The data that the added operations depend on. */
export interface BesideContext {
  readonly kinds: readonly BesideKind[];
  /** Whether accounts have scopes. */
  readonly hasScopes: boolean;
  readonly unauthorized: RefusedRequest;
  readonly free: FreeNames;
  readonly source: string;
}

/** The operation of OAuth that grants tokens for a password. */
export interface TokenEndpoint {
  readonly path: string;
  /** Its own servers, if its path isn't below that of the contract. */
  readonly servers?: readonly Node[];
}

/** An added operation, by its path. */
export type Added = readonly [path: string, item: Node];

const refusals = {
  'malformed-request': [400, 'Send the values that this operation requires.'],
  'invalid-credentials': [401, 'Wrong login or password.'],
  'account-disabled': [403, 'This account is disabled.'],
  'account-unverified': [403, 'Confirm your e-mail address first.'],
  'locked-out': [423, 'Too many wrong passwords. Try again in {{lockout.seconds}} seconds.'],
  'rate-limited': [429, 'Too many requests. Try again in {{limit.seconds}} seconds.'],
} as const;
const expired = [401, 'Sign in again.'] as const;

/** Returns the operations of a sign-in with login and password as JSON. */
export function jsonSignIn(context: BesideContext): readonly Added[] {
  const { source, kinds, hasScopes } = context;
  const names = ['login', 'password'];
  return [
    added(context, '/sign-in', 'signIn', {
      summary: 'Sign in with login and password',
      requestBody: requestOf('application/json', hasScopes ? [...names, 'scope'] : names, names),
      responses: responsesOf(tokens(kinds), ['400', '401', '403', '423', '429']),
      'x-login': {
        act: 'sign-in',
        ...inferred(source),
        reads: {
          ...{ login: 'body.login', password: 'body.password' },
          ...(hasScopes ? { scope: 'body.scope' } : {}),
        },
        counters: ['sign-ins'],
        answers: { 'signed-in': { status: 200, body: bodyOf(kinds) }, ...signInRefusals() },
      },
    }),
    added(context, '/refresh', 'refreshSession', {
      summary: 'Get new tokens',
      requestBody: requestOf('application/json', ['refresh_token']),
      responses: responsesOf(tokens(kinds), ['401']),
      'x-login': {
        act: 'refresh',
        ...inferred(source),
        reads: { refresh: 'body.refresh_token' },
        answers: {
          refreshed: { status: 200, body: bodyOf(kinds) },
          'token-missing': refusal('token-missing', expired),
          'token-invalid': refusal('token-invalid', expired),
        },
      },
    }),
  ];
}

/** Returns OAuth's token endpoint with the grants `password` and `refresh_token` (RFC 6749, sections 4.3 and 6). */
export function passwordGrant({ path, servers }: TokenEndpoint, context: BesideContext): Added {
  const { kinds, free, source } = context;
  const denied = ([, text]: Refusal) => oauthError('invalid_grant', text);
  const names = ['grant_type', 'username', 'password', 'refresh_token', 'scope'];
  return [
    path,
    {
      post: definedOnly({
        operationId: free.operationId('signIn'),
        summary: 'Get tokens for a password or a refresh token',
        servers,
        security: [],
        requestBody: requestOf('application/x-www-form-urlencoded', names, ['grant_type']),
        responses: responsesOf(tokens(kinds), ['400', '423', '429']),
        'x-login': {
          ...inferred(source),
          counters: ['sign-ins'],
          answers: {
            'malformed-request': oauthError('invalid_request', refusals['malformed-request'][1]),
            'rate-limited': refusal('rate-limited', refusals['rate-limited']),
          },
          acts: [
            {
              act: 'refresh',
              when: { 'form.grant_type': 'refresh_token' },
              reads: { refresh: 'form.refresh_token', scope: 'form.scope' },
              answers: {
                refreshed: { status: 200, body: bodyOf(kinds) },
                'token-missing': denied(expired),
                'token-invalid': denied(expired),
                'not-allowed': oauthError('invalid_scope', 'The sign-in was not granted this scope.'),
              },
            },
            {
              act: 'sign-in',
              when: { 'form.grant_type': 'password' },
              reads: { login: 'form.username', password: 'form.password', scope: 'form.scope' },
              answers: {
                'signed-in': { status: 200, body: bodyOf(kinds) },
                'locked-out': refusal('locked-out', refusals['locked-out']),
                'invalid-credentials': denied(refusals['invalid-credentials']),
                'account-disabled': denied(refusals['account-disabled']),
                'account-unverified': denied(refusals['account-unverified']),
              },
            },
          ],
        },
      }),
    },
  ];
}

/** Returns the sign-out, and the operation that shows the account of the session. */
export function sessionOperations(context: BesideContext): readonly Added[] {
  const { kinds, hasScopes, unauthorized, source } = context;
  const security = kinds.flatMap(({ schemes }) => schemes.map((scheme) => ({ [scheme]: [] })));
  const shown = { id: '{{account.id}}', login: '{{account.login}}', email: '{{account.email}}' };
  const scopes = hasScopes ? { scopes: '{{session.scopes}}' } : {};
  return [
    added(context, '/sign-out', 'signOut', {
      summary: 'End the session',
      security,
      responses: { 204: { description: 'The session has ended' }, 401: unauthorized.response },
      'x-login': { act: 'sign-out', ...inferred(source), answers: { 'signed-out': { status: 204 } } },
    }),
    added(context, '/me', 'currentAccount', {
      summary: 'Show the account of the session',
      security,
      responses: { 200: json('The account', { type: 'object' }), 401: unauthorized.response },
      'x-login': {
        act: 'current-account',
        ...inferred(source),
        answers: { 'who-am-i': { status: 200, body: { ...shown, role: '{{account.role}}', ...scopes } } },
      },
    }),
  ];
}

function added({ free }: BesideContext, path: string, operationId: string, operation: Node): Added {
  const method = path === '/me' ? 'get' : 'post';
  return [
    free.path(path),
    { [method]: { operationId: free.operationId(operationId), security: [], ...operation } },
  ];
}

/** Returns the body with the tokens. Cookies travel in their own header. */
function bodyOf(kinds: readonly BesideKind[]): Node {
  const entries = inBody(kinds).map(({ name, field }) => [field, `{{tokens.${name}}}`]);
  const bearer = kinds.some((kind) => kind.in === 'bearer');
  return {
    ...Object.fromEntries(entries),
    refresh_token: '{{tokens.refresh}}',
    ...(bearer ? { token_type: 'Bearer', expires_in: '{{tokens.access.lifetime.s}}' } : {}),
  };
}

function tokens(kinds: readonly BesideKind[]): Node {
  const names = [...inBody(kinds).map(({ field }) => field), 'refresh_token'];
  const properties = names.map((name) => [name, { type: 'string' }]);
  const bearer = kinds.some((kind) => kind.in === 'bearer')
    ? { token_type: { type: 'string' }, expires_in: { type: 'integer' } }
    : {};
  return { type: 'object', required: names, properties: { ...Object.fromEntries(properties), ...bearer } };
}

function inBody(kinds: readonly BesideKind[]) {
  return kinds
    .filter((kind) => kind.in !== 'cookie' && kind.in !== 'credentials')
    .map(({ name }) => ({ name, field: name === 'access' ? 'access_token' : name }));
}

function requestOf(type: string, names: readonly string[], required = names): Node {
  const isSecret = (name: string) => (name === 'password' ? { format: 'password' } : {});
  const properties = names.map((name) => [name, { type: 'string', ...isSecret(name) }]);
  const schema = { type: 'object', required, properties: Object.fromEntries(properties) };
  return { required: true, content: { [type]: { schema } } };
}

function responsesOf(schema: Node, refused: readonly string[]): Node {
  const error = { type: 'object', required: ['error'], properties: { error: { type: 'string' } } };
  const entries = refused.map((status) => [status, json('The request is refused', error)]);
  return { 200: json('The tokens', schema), ...Object.fromEntries(entries) };
}

function json(description: string, schema: Node): Node {
  return { description, content: { 'application/json': { schema } } };
}

type Refusal = readonly [status: number, text: string];

/** Returns the answers of refusals that login and password alone decide. */
export function signInRefusals(): Node {
  const entries = Object.entries(refusals).map(([outcome, one]) => [outcome, refusal(outcome, one)]);
  return Object.fromEntries(entries);
}

function refusal(outcome: string, [status, message]: Refusal): Node {
  return { status, body: { error: outcome.replaceAll('-', '_'), message } };
}

function oauthError(error: string, text: string): Node {
  return { status: 400, body: { error, error_description: text } };
}

/** Returns the members by which a mark tells that nobody has documented it. */
export function inferred(source: string): Node {
  return { provenance: 'inferred', source };
}
