import { from, inferred, usualRefusals, type Framework } from './habit.ts';
import { hasFields } from './shown.ts';

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
  500: 'Internal Server Error',
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
      text: 'The answers are declared for any media type: */*.',
      weight: 3,
      isSeen: ({ mostly }) =>
        mostly(
          ({ success }) => success?.mediaType === '*/*',
          ({ success }) => success?.mediaType !== undefined,
        ),
    },
    {
      text: 'The tags are names of controllers: auth-controller.',
      weight: 3,
      isSeen: ({ mostly, tagsOf }) => mostly((one) => tagsOf(one).some((tag) => /\w-controller$/.test(tag))),
    },
    {
      text: 'The operationIds are names of methods, and repeated ones end with a number: login_1.',
      weight: 2,
      isSeen: ({ operations, idOf }) => {
        const ids = new Set(operations.map(idOf));
        return [...ids].some((id) => /^[a-z]\w*_1$/.test(id) && ids.has(id.slice(0, -2)));
      },
    },
    {
      text: 'The operationIds end with UsingPOST and the like.',
      weight: 3,
      isSeen: ({ mostly, idOf }) =>
        mostly((one) => /Using(GET|POST|PUT|PATCH|DELETE)(_\d+)?$/.test(idOf(one))),
    },
    {
      text: 'An error has timestamp, status, error and path.',
      weight: 3,
      isSeen: ({ refuses }) => refuses(['timestamp', 'status', 'error', 'path']),
    },
    {
      text: 'A list is a page of Spring Data: totalElements, totalPages, numberOfElements.',
      weight: 3,
      isSeen: ({ operations }) =>
        operations.some(({ success }) =>
          hasFields(success, ['totalElements', 'totalPages', 'numberOfElements']),
        ),
    },
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
      source: sample,
    },
    checks: {
      value: ['limits', 'lockout', 'disabled', 'password', 'unverified', 'second-factor'],
      source: `${security}core/src/main/java/org/springframework/security/authentication/dao/AbstractUserDetailsAuthenticationProvider.java`,
    },
    errors: {
      value: {
        malformed: error(400),
        'not-found': { status: 404, body: { ...body(404), error: 'Not Found' } },
        'method-not-allowed': { status: 405, body: { ...body(405), error: 'Method Not Allowed' } },
        'unsupported-media-type': { status: 415, body: { ...body(415), error: 'Unsupported Media Type' } },
      },
      source: errorAttributes,
    },
  },
  answers: {
    ...usualRefusals(errorAttributes, body),
    ...from(errorAttributes, {
      'invalid-credentials': error(401),
      'malformed-request': error(400),
      'missing-credentials': error(400),
      'server-error': error(500),
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
