import { OpenAPIHono } from '@hono/zod-openapi';
import { rooms } from './routes/facilities.js';
import { bookings } from './routes/bookings.js';
import { session } from './routes/session.js';
import { account } from './routes/account.js';

export const app = new OpenAPIHono();

app.openAPIRegistry.registerComponent('securitySchemes', 'cookieAuth', {
  type: 'apiKey',
  in: 'cookie',
  name: 'sid',
});

app.route('/api/session', session);
app.route('/api/account', account);
app.route('/api/rooms', rooms);
app.route('/api/bookings', bookings);

app.doc31('/doc', {
  openapi: '3.1.0',
  info: { title: 'Meeting rooms', version: '2.1.0' },
});
