export default async function userRoutes(app) {
  const { db } = app;
  app.addHook('onRequest', app.authenticate);
  const security = [{ bearerAuth: [] }];
  const params = { type: 'object', properties: { id: { type: 'string', format: 'uuid' } }, required: ['id'] };

  app.get(
    '/me',
    { schema: { tags: ['users'], security, response: { 200: { $ref: 'User#' }, 401: { $ref: 'Error#' } } } },
    async (request) => db.users.get(request.user.sub),
  );

  app.patch(
    '/me',
    {
      schema: {
        tags: ['users'],
        security,
        body: { type: 'object', properties: { name: { type: 'string' }, email: { type: 'string' } } },
        response: { 200: { $ref: 'User#' }, 401: { $ref: 'Error#' } },
      },
    },
    async (request) => Object.assign(db.users.get(request.user.sub), request.body),
  );

  app.put(
    '/me/password',
    {
      schema: {
        tags: ['users'],
        security,
        body: {
          type: 'object',
          required: ['currentPassword', 'newPassword'],
          properties: { currentPassword: { type: 'string' }, newPassword: { type: 'string', minLength: 8 } },
        },
        response: {
          204: { type: 'null', description: 'The password was changed' },
          401: { $ref: 'Error#' },
          403: { $ref: 'Error#' },
        },
      },
    },
    async (request, reply) => {
      const user = db.users.get(request.user.sub);
      const { currentPassword, newPassword } = request.body;
      if (user.password !== currentPassword)
        return reply.code(403).send({ statusCode: 403, error: 'Forbidden', message: 'Wrong password' });
      user.password = newPassword;
      return reply.code(204).send();
    },
  );

  app.get(
    '/',
    { schema: { tags: ['users'], security, response: { 200: { type: 'array', items: { $ref: 'User#' } } } } },
    async () => [...db.users.values()],
  );

  app.patch(
    '/:id/role',
    {
      schema: {
        tags: ['users'],
        security,
        params,
        body: {
          type: 'object',
          required: ['role'],
          properties: { role: { type: 'string', enum: ['admin', 'member'] } },
        },
        response: { 200: { $ref: 'User#' }, 404: { $ref: 'Error#' } },
      },
    },
    async (request) => Object.assign(db.users.get(request.params.id), request.body),
  );

  app.delete(
    '/:id',
    {
      schema: {
        tags: ['users'],
        security,
        params,
        response: { 204: { type: 'null', description: 'Removed' } },
      },
    },
    async (request, reply) => {
      db.users.delete(request.params.id);
      return reply.code(204).send();
    },
  );
}
