import jwt from '@fastify/jwt';
import swagger from '@fastify/swagger';
import Fastify from 'fastify';
import authRoutes from './routes/auth.js';
import projectRoutes from './routes/projects.js';
import taskRoutes from './routes/tasks.js';
import userRoutes from './routes/users.js';

export async function buildApp() {
  const app = Fastify();

  await app.register(swagger, {
    openapi: {
      openapi: '3.0.3',
      info: { title: 'Task board API', description: 'Projects, boards and tasks.', version: '1.4.0' },
      servers: [{ url: 'http://localhost:3000', description: 'Development' }],
      tags: [
        { name: 'auth', description: 'Sign in and out' },
        { name: 'users', description: 'Members of the workspace' },
        { name: 'projects', description: 'Projects and their webhooks' },
        { name: 'tasks', description: 'Tasks of a project' },
      ],
      components: {
        securitySchemes: { bearerAuth: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      },
    },
  });
  await app.register(jwt, { secret: 'not a real secret' });

  app.decorate('authenticate', async (request, reply) => {
    try {
      await request.jwtVerify();
    } catch {
      return reply.code(401).send({ statusCode: 401, error: 'Unauthorized', message: 'Invalid token' });
    }
  });
  app.decorate('db', { users: new Map(), refreshTokens: new Map(), projects: new Map(), tasks: new Map() });

  app.addSchema({
    $id: 'Error',
    type: 'object',
    properties: {
      statusCode: { type: 'integer' },
      error: { type: 'string' },
      message: { type: 'string' },
    },
  });
  app.addSchema({
    $id: 'User',
    type: 'object',
    properties: {
      id: { type: 'string', format: 'uuid' },
      email: { type: 'string', format: 'email' },
      name: { type: 'string' },
      role: { type: 'string', enum: ['admin', 'member'] },
      createdAt: { type: 'string', format: 'date-time' },
    },
  });
  app.addSchema({
    $id: 'Task',
    type: 'object',
    properties: {
      id: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'string', enum: ['todo', 'doing', 'done'] },
      assigneeId: { type: 'string', nullable: true },
    },
  });

  await app.register(authRoutes, { prefix: '/auth' });
  await app.register(userRoutes, { prefix: '/users' });
  await app.register(projectRoutes, { prefix: '/projects' });
  await app.register(taskRoutes, { prefix: '/projects/:projectId/tasks' });
  return app;
}
