import { upgrade } from '@scalar/openapi-upgrader';
import loopbackSwagger from 'loopback-swagger';
import { buildApp } from './app.js';

// LoopBack 3 generates Swagger 2
const swagger = loopbackSwagger.generateSwaggerSpec(buildApp(), { basePath: '/api' });
process.stdout.write(JSON.stringify(upgrade(JSON.parse(JSON.stringify(swagger)), '3.0')), () =>
  process.exit(0),
);
