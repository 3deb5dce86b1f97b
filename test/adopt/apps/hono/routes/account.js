import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { json, ProblemSchema, UserSchema } from '../schemas.js';
import { addUser } from '../store.js';

export const account = new OpenAPIHono();

const security = [{ cookieAuth: [] }];
const body = (schema) => ({ required: true, content: { 'application/json': { schema } } });

const signup = createRoute({
  method: 'post',
  path: '/',
  tags: ['Account'],
  summary: 'Sign up',
  request: {
    body: body(
      z.object({
        username: z.string().min(3),
        email: z.email(),
        password: z.string().min(10),
        displayName: z.string(),
      }),
    ),
  },
  responses: {
    201: json(UserSchema, 'The account was created'),
    409: json(ProblemSchema, 'The user name is taken'),
    422: json(ProblemSchema, 'The password is too weak'),
  },
});

account.openapi(signup, (c) => c.json(addUser(c.req.valid('json')), 201));

const setUp = createRoute({
  method: 'post',
  path: '/mfa',
  tags: ['Account'],
  summary: 'Begin to use an authenticator app',
  security,
  responses: {
    200: json(z.object({ secret: z.string(), uri: z.string() }), 'The secret for the app'),
    401: json(ProblemSchema, 'Not signed in'),
  },
});

account.openapi(setUp, (c) => c.json({ secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/rooms' }, 200));

const confirm = createRoute({
  method: 'put',
  path: '/mfa',
  tags: ['Account'],
  summary: 'Turn the authenticator app on',
  security,
  request: { body: body(z.object({ code: z.string().length(6) })) },
  responses: {
    200: json(z.object({ recoveryCodes: z.array(z.string()) }), 'The app is on'),
    401: json(ProblemSchema, 'Not signed in'),
    422: json(ProblemSchema, 'Wrong code'),
  },
});

account.openapi(confirm, (c) => c.json({ recoveryCodes: [] }, 200));

const remove = createRoute({
  method: 'delete',
  path: '/mfa',
  tags: ['Account'],
  summary: 'Turn the authenticator app off',
  security,
  responses: { 204: { description: 'The app is off' }, 401: json(ProblemSchema, 'Not signed in') },
});

account.openapi(remove, (c) => c.body(null, 204));
