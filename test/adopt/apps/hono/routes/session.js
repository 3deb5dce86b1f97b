import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { json, ProblemSchema, UserSchema } from '../schemas.js';
import { confirmCode, endSession, findSession, startSession, tryPassword } from '../store.js';

export const session = new OpenAPIHono();

const create = createRoute({
  method: 'post',
  path: '/',
  tags: ['Session'],
  summary: 'Start a session',
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.object({
            username: z.string().min(1),
            password: z.string().min(1),
            rememberMe: z.boolean().optional(),
          }),
        },
      },
    },
  },
  responses: {
    200: {
      ...json(z.object({ user: UserSchema }), 'Signed in'),
      headers: z.object({ 'Set-Cookie': z.string().openapi({ example: 'sid=3f9c…; Path=/; HttpOnly' }) }),
    },
    202: json(
      z.object({ ticket: z.string(), methods: z.array(z.enum(['totp', 'recovery_code'])) }),
      'A code of the authenticator app is required',
    ),
    401: json(ProblemSchema, 'Bad credentials'),
    429: json(ProblemSchema, 'Too many attempts'),
  },
});

session.openapi(create, (c) => {
  const { username, password, rememberMe } = c.req.valid('json');
  const user = tryPassword(username, password);
  if (!user) return c.json({ code: 'bad_credentials', message: 'Bad credentials' }, 401);
  if (user.mfaEnabled) return c.json({ ticket: user.id, methods: ['totp', 'recovery_code'] }, 202);
  setCookie(c, 'sid', startSession(user), { httpOnly: true, maxAge: rememberMe ? 2_592_000 : undefined });
  return c.json({ user }, 200);
});

const verify = createRoute({
  method: 'post',
  path: '/verify',
  tags: ['Session'],
  summary: 'Finish signing in with a code',
  request: {
    body: {
      required: true,
      content: {
        'application/json': { schema: z.object({ ticket: z.string(), code: z.string().length(6) }) },
      },
    },
  },
  responses: {
    200: {
      ...json(z.object({ user: UserSchema }), 'Signed in'),
      headers: z.object({ 'Set-Cookie': z.string().openapi({ example: 'sid=3f9c…; Path=/; HttpOnly' }) }),
    },
    401: json(ProblemSchema, 'Wrong code'),
    410: json(ProblemSchema, 'The ticket has expired'),
  },
});

session.openapi(verify, (c) => {
  const { ticket, code } = c.req.valid('json');
  const user = confirmCode(ticket, code);
  if (!user) return c.json({ code: 'wrong_code', message: 'Wrong code' }, 401);
  setCookie(c, 'sid', startSession(user), { httpOnly: true });
  return c.json({ user }, 200);
});

const read = createRoute({
  method: 'get',
  path: '/',
  tags: ['Session'],
  summary: 'The signed-in user',
  security: [{ cookieAuth: [] }],
  responses: {
    200: json(z.object({ user: UserSchema }), 'The user'),
    401: json(ProblemSchema, 'Not signed in'),
  },
});

session.openapi(read, (c) => {
  const user = findSession(getCookie(c, 'sid'));
  return user ? c.json({ user }, 200) : c.json({ code: 'signed_out', message: 'Not signed in' }, 401);
});

const destroy = createRoute({
  method: 'delete',
  path: '/',
  tags: ['Session'],
  summary: 'End the session',
  security: [{ cookieAuth: [] }],
  responses: { 204: { description: 'Signed out' } },
});

session.openapi(destroy, (c) => {
  endSession(getCookie(c, 'sid'));
  deleteCookie(c, 'sid');
  return c.body(null, 204);
});
