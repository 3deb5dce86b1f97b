import { createApp } from './app.js';
import { createIntrospect } from './introspect.js';

const { INTROSPECTION_URL = 'http://localhost:4010/__admin/sessions/introspect', PORT = '3000' } =
  process.env;

createApp(createIntrospect(INTROSPECTION_URL)).listen(Number(PORT));
