import { randomUUID } from 'node:crypto';

export default async function taskRoutes(app) {
  const { db } = app;
  app.addHook('onRequest', app.authenticate);
  const security = [{ bearerAuth: [] }];
  const params = {
    type: 'object',
    properties: { projectId: { type: 'string' }, taskId: { type: 'string' } },
  };

  app.get(
    '/',
    {
      schema: {
        tags: ['tasks'],
        security,
        querystring: {
          type: 'object',
          properties: { status: { type: 'string' }, page: { type: 'integer' } },
        },
        response: { 200: { type: 'array', items: { $ref: 'Task#' } } },
      },
    },
    async () => [...db.tasks.values()],
  );

  app.post(
    '/',
    {
      schema: {
        tags: ['tasks'],
        security,
        body: { type: 'object', required: ['title'], properties: { title: { type: 'string' } } },
        response: { 201: { $ref: 'Task#' } },
      },
    },
    async (request, reply) => {
      const task = { id: randomUUID(), status: 'todo', assigneeId: null, ...request.body };
      db.tasks.set(task.id, task);
      return reply.code(201).send(task);
    },
  );

  app.post(
    '/:taskId/assign-me',
    {
      schema: {
        tags: ['tasks'],
        summary: 'Assign a task to the current user',
        security,
        params,
        response: { 200: { $ref: 'Task#' } },
      },
    },
    async (request) => Object.assign(db.tasks.get(request.params.taskId), { assigneeId: request.user.sub }),
  );
}
