import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { json, ProblemSchema, RoomSchema } from '../schemas.js';

export const rooms = new OpenAPIHono();

const list = createRoute({
  method: 'get',
  path: '/',
  tags: ['Rooms'],
  request: { query: z.object({ seats: z.coerce.number().int().optional() }) },
  responses: { 200: json(z.array(RoomSchema), 'All rooms') },
});

rooms.openapi(list, (c) => c.json([], 200));

const setPin = createRoute({
  method: 'put',
  path: '/{id}/pin',
  tags: ['Rooms'],
  summary: 'Set the code of the door',
  security: [{ cookieAuth: [] }],
  request: {
    params: z.object({ id: z.string() }),
    body: {
      content: { 'application/json': { schema: z.object({ code: z.string().regex(/^\d{4}$/) }) } },
    },
  },
  responses: { 204: { description: 'The code was set' }, 404: json(ProblemSchema, 'No such room') },
});

rooms.openapi(setPin, (c) => c.body(null, 204));
