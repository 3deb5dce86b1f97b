import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { BookingSchema, json, ProblemSchema } from '../schemas.js';

export const bookings = new OpenAPIHono();

const security = [{ cookieAuth: [] }];
const params = z.object({ id: z.string() });

const mine = createRoute({
  method: 'get',
  path: '/mine',
  tags: ['Bookings'],
  summary: 'Bookings of the signed-in user',
  security,
  responses: { 200: json(z.array(BookingSchema), 'The bookings'), 401: json(ProblemSchema, 'Not signed in') },
});

bookings.openapi(mine, (c) => c.json([], 200));

const book = createRoute({
  method: 'post',
  path: '/',
  tags: ['Bookings'],
  security,
  request: { body: { content: { 'application/json': { schema: BookingSchema.omit({ id: true }) } } } },
  responses: { 201: json(BookingSchema, 'Booked'), 409: json(ProblemSchema, 'The room is taken') },
});

bookings.openapi(book, (c) => c.json({ id: crypto.randomUUID(), ...c.req.valid('json') }, 201));

const checkIn = createRoute({
  method: 'post',
  path: '/{id}/check-in',
  tags: ['Bookings'],
  summary: 'Confirm that the meeting takes place',
  security,
  request: {
    params,
    body: { content: { 'application/json': { schema: z.object({ token: z.string() }) } } },
  },
  responses: { 200: json(BookingSchema, 'Confirmed'), 404: json(ProblemSchema, 'No such booking') },
});

bookings.openapi(checkIn, (c) => c.json({ code: 'not_found', message: 'No such booking' }, 404));
