import { randomUUID } from 'node:crypto';

const tokens = {
  type: 'object',
  properties: {
    accessToken: { type: 'string' },
    refreshToken: { type: 'string' },
    expiresIn: { type: 'integer' },
  },
};

export default async function authRoutes(app) {
  const { db } = app;

  const issue = (user) => {
    const refreshToken = randomUUID();
    db.refreshTokens.set(refreshToken, user.id);
    return {
      accessToken: app.jwt.sign({ sub: user.id }, { expiresIn: '15m' }),
      refreshToken,
      expiresIn: 900,
    };
  };

  app.post(
    '/register',
    {
      schema: {
        tags: ['auth'],
        summary: 'Create an account',
        body: {
          type: 'object',
          required: ['email', 'password', 'name'],
          properties: {
            email: { type: 'string', format: 'email' },
            password: { type: 'string', minLength: 8 },
            name: { type: 'string' },
          },
        },
        response: { 201: { $ref: 'User#' }, 409: { description: 'E-mail already in use', $ref: 'Error#' } },
      },
    },
    async (request, reply) => {
      const { email, password, name } = request.body;
      if ([...db.users.values()].some((user) => user.email === email))
        return reply.code(409).send({ statusCode: 409, error: 'Conflict', message: 'E-mail already in use' });
      const user = {
        id: randomUUID(),
        email,
        password,
        name,
        role: 'member',
        createdAt: new Date().toISOString(),
      };
      db.users.set(user.id, user);
      return reply.code(201).send(user);
    },
  );

  app.post(
    '/login',
    {
      schema: {
        tags: ['auth'],
        summary: 'Log in',
        body: {
          type: 'object',
          required: ['email', 'password'],
          properties: { email: { type: 'string', format: 'email' }, password: { type: 'string' } },
        },
        response: {
          200: tokens,
          401: {
            description: 'Wrong e-mail or password',
            type: 'object',
            properties: {
              statusCode: { type: 'integer' },
              error: { type: 'string' },
              message: { type: 'string' },
            },
          },
        },
      },
    },
    async (request, reply) => {
      const { email, password } = request.body;
      const user = [...db.users.values()].find((one) => one.email === email && one.password === password);
      if (!user)
        return reply
          .code(401)
          .send({ statusCode: 401, error: 'Unauthorized', message: 'Wrong e-mail or password' });
      return issue(user);
    },
  );

  app.post(
    '/refresh',
    {
      schema: {
        tags: ['auth'],
        summary: 'Exchange a refresh token for new tokens',
        body: {
          type: 'object',
          required: ['refreshToken'],
          properties: { refreshToken: { type: 'string' } },
        },
        response: { 200: tokens, 401: { $ref: 'Error#' } },
      },
    },
    async (request, reply) => {
      const { refreshToken } = request.body;
      const user = db.users.get(db.refreshTokens.get(refreshToken));
      if (!user)
        return reply
          .code(401)
          .send({ statusCode: 401, error: 'Unauthorized', message: 'Invalid refresh token' });
      db.refreshTokens.delete(refreshToken);
      return issue(user);
    },
  );

  app.post(
    '/logout',
    {
      onRequest: app.authenticate,
      schema: {
        tags: ['auth'],
        summary: 'Log out',
        security: [{ bearerAuth: [] }],
        response: { 204: { type: 'null', description: 'Logged out' } },
      },
    },
    async (request, reply) => {
      for (const [token, id] of db.refreshTokens) if (id === request.user.sub) db.refreshTokens.delete(token);
      return reply.code(204).send();
    },
  );

  app.post(
    '/forgot-password',
    {
      schema: {
        tags: ['auth'],
        summary: 'Send a password reset link',
        body: {
          type: 'object',
          required: ['email'],
          properties: { email: { type: 'string', format: 'email' } },
        },
        response: { 202: { type: 'null', description: 'A link was sent if the account exists' } },
      },
    },
    async (request, reply) => reply.code(202).send(),
  );

  app.post(
    '/reset-password',
    {
      schema: {
        tags: ['auth'],
        summary: 'Set a new password',
        body: {
          type: 'object',
          required: ['token', 'password'],
          properties: { token: { type: 'string' }, password: { type: 'string', minLength: 8 } },
        },
        response: {
          204: { type: 'null', description: 'The password was changed' },
          400: { $ref: 'Error#' },
        },
      },
    },
    async (request, reply) => reply.code(204).send(),
  );
}
