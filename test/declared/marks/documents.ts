/** A contract with one login, as the tests of marks extend it. */
interface LoginContract {
  /** The marks at the top; `{ version: 1 }` by default. */
  readonly root?: unknown;
  /** The mark of the login. */
  readonly mark?: unknown;
  /** Further paths. */
  readonly paths?: Readonly<Record<string, unknown>>;
  /** Further members at the top. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** The mark of a login with an answer for each outcome. */
export const completeMark = {
  act: 'sign-in',
  reads: { login: 'body.email', password: 'body.password' },
  answers: {
    'signed-in': { status: 200, example: true },
    'invalid-credentials': { status: 401, example: 'wrongPassword' },
    'malformed-request': { status: 400, body: { error: 'Bad request' } },
  },
};

/** Returns a contract whose login has a mark. */
export function loginContract({
  root = { version: 1 },
  mark = completeMark,
  paths,
  more,
}: LoginContract = {}) {
  return {
    openapi: '3.0.3',
    'x-login': root,
    paths: { '/login': { post: { ...login, 'x-login': mark } }, ...paths },
    components: {
      schemas: { Login: { type: 'object', properties: { email: {}, password: {} } } },
      responses: {
        Unauthorized: jsonResponse({ examples: { token: { value: {} }, expired: { value: {} } } }),
      },
      securitySchemes: { bearerAuth: { type: 'http', scheme: 'bearer' } },
    },
    ...more,
  };
}

/** Returns a response with a JSON body. */
export function jsonResponse(media: Readonly<Record<string, unknown>>) {
  return { description: '', content: { 'application/json': media } };
}

const login = {
  operationId: 'login',
  requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Login' } } } },
  responses: {
    '200': jsonResponse({ examples: { good: { value: { token: 't' } } } }),
    '401': jsonResponse({ examples: { wrongPassword: { value: {} }, otp: { value: {} } } }),
  },
};
