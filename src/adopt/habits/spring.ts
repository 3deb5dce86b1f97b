import { from, inferred, usualRefusals, type Framework } from './habit.ts';

const security = 'https://github.com/spring-projects/spring-security/blob/main/';
const resourceServer = `${security}oauth2/oauth2-resource-server/src/main/java/org/springframework/security/oauth2/server/resource/`;
const entryPoint = `${resourceServer}web/BearerTokenAuthenticationEntryPoint.java`;
const errorAttributes =
  'https://github.com/spring-projects/spring-boot/blob/main/spring-boot-project/spring-boot/src/main/java/org/springframework/boot/web/servlet/error/DefaultErrorAttributes.java';
const sample =
  'https://github.com/spring-projects/spring-security-samples/blob/main/servlet/spring-boot/java/jwt/login/src/main/java/example/web/TokenController.java';

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  409: 'Conflict',
  423: 'Locked',
  429: 'Too Many Requests',
};
/** The body of BasicErrorController. It has no message, unless the app sets server.error.include-message. */
const body = (status: number) => ({
  timestamp: '{{now.iso}}',
  status,
  error: reasons[status],
  path: '{{request.url}}',
});
const error = (status: number) => ({ status, body: body(status) });
const bearer = (status: number, code: string, text: string) => ({
  status,
  headers: {
    'WWW-Authenticate': `Bearer error="${code}", error_description="${text}", error_uri="https://tools.ietf.org/html/rfc6750#section-3.1"`,
  },
});
const pair = {
  accessToken: '{{tokens.access}}',
  refreshToken: '{{tokens.refresh}}',
  tokenType: 'Bearer',
};

/** Spring Security with bearer tokens, in Spring Boot with springdoc or springfox. */
export const spring: Framework = {
  name: 'Spring Security',
  signs: [
    {
      weight: 3,
      text: 'Most answers are declared for any media type: */*.',
      isSeen: ({ mostly }) =>
        mostly(
          ({ success }) => success?.mediaType === '*/*',
          ({ success }) => success?.mediaType !== undefined,
        ),
    },
    {
      weight: 3,
      text: 'Most tags are names of controllers: auth-controller.',
      isSeen: ({ mostly, tagsOf }) => mostly((one) => tagsOf(one).some((tag) => /\w-controller$/.test(tag))),
    },
    {
      weight: 2,
      text: 'The operationIds are names of methods, and repeated ones end with a number: login_1.',
      isSeen: ({ operations, idOf }) => {
        const ids = new Set(operations.map(idOf));
        return [...ids].some((id) => /^[a-z]\w*_1$/.test(id) && ids.has(id.slice(0, -2)));
      },
    },
    { weight: 3, ids: /Using(GET|POST|PUT|PATCH|DELETE)(_\d+)?$/, example: 'loginUsingPOST' },
    { weight: 3, refusal: ['timestamp', 'status', 'error', 'path'] },
    { weight: 3, success: ['totalElements', 'totalPages', 'numberOfElements'] },
  ],
  marks: {
    tokens: {
      value: {
        access: {
          scheme: 'bearer',
          form: 'jwt',
          algorithm: 'RS256',
          lifetime: '10h',
          survivesSignOut: true,
          claims: { iss: 'self', sub: '{{account.login}}', jti: null },
        },
        refresh: { lifetime: '7d' },
      },
      source: `${sample}; the refresh token is inferred`,
    },
    checks: {
      value: ['limits', 'lockout', 'disabled', 'password', 'unverified', 'second-factor'],
      source: `${security}core/src/main/java/org/springframework/security/authentication/dao/AbstractUserDetailsAuthenticationProvider.java`,
    },
  },
  answers: {
    ...usualRefusals(errorAttributes, body),
    ...from(errorAttributes, {
      'invalid-credentials': error(401),
      'malformed-request': error(400),
      'missing-credentials': error(400),
    }),
    // LockedException and DisabledException are AuthenticationExceptions as BadCredentialsException is
    ...from(
      `${security}web/src/main/java/org/springframework/security/web/access/ExceptionTranslationFilter.java`,
      { 'account-disabled': error(401), 'locked-out': error(401), 'csrf-failed': error(403) },
    ),
    ...from(entryPoint, {
      'token-missing': { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } },
      'token-invalid': bearer(
        401,
        'invalid_token',
        'An error occurred while attempting to decode the Jwt: Malformed token',
      ),
    }),
    ...from(`${resourceServer}web/access/BearerTokenAccessDeniedHandler.java`, {
      'not-allowed': bearer(
        403,
        'insufficient_scope',
        'The request requires higher privileges than provided by the access token.',
      ),
    }),
    ...inferred('https://springdoc.org/', {
      'signed-in': { status: 200, body: pair },
      refreshed: { status: 200, body: pair },
      'signed-out': { status: 200 },
      'who-am-i': { status: 200, body: { id: '{{account.id}}', username: '{{account.login}}' } },
    }),
  },
  acts: {},
};
