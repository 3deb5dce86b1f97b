import { randomUUID } from 'node:crypto';

const project = {
  type: 'object',
  properties: { id: { type: 'string' }, name: { type: 'string' }, archived: { type: 'boolean' } },
};

export default async function projectRoutes(app) {
  const { db } = app;
  app.addHook('onRequest', app.authenticate);
  const security = [{ bearerAuth: [] }];
  const params = { type: 'object', properties: { projectId: { type: 'string' } } };

  app.get(
    '/',
    { schema: { tags: ['projects'], security, response: { 200: { type: 'array', items: project } } } },
    async () => [...db.projects.values()],
  );

  app.post(
    '/',
    {
      schema: {
        tags: ['projects'],
        security,
        body: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
        response: { 201: project },
      },
    },
    async (request, reply) => {
      const created = { id: randomUUID(), archived: false, ...request.body };
      db.projects.set(created.id, created);
      return reply.code(201).send(created);
    },
  );

  app.post(
    '/:projectId/share-link',
    {
      schema: {
        tags: ['projects'],
        summary: 'Create a link for guests, with an optional password',
        security,
        params,
        body: {
          type: 'object',
          properties: { password: { type: 'string' }, expiresInDays: { type: 'integer' } },
        },
        response: {
          201: { type: 'object', properties: { url: { type: 'string' }, token: { type: 'string' } } },
        },
      },
    },
    async (request, reply) => {
      const token = randomUUID();
      return reply.code(201).send({ token, url: `https://board.example.com/g/${token}` });
    },
  );

  app.put(
    '/:projectId/integrations/smtp',
    {
      schema: {
        tags: ['projects'],
        summary: 'Set the mail server for notifications',
        security,
        params,
        body: {
          type: 'object',
          required: ['host', 'username', 'password'],
          properties: {
            host: { type: 'string' },
            username: { type: 'string' },
            password: { type: 'string' },
          },
        },
        response: { 204: { type: 'null', description: 'Saved' } },
      },
    },
    async (request, reply) => reply.code(204).send(),
  );
}
