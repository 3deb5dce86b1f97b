/**
 * `node bench/servers/fastify.cjs <port> <schema>`: Fastify with the contract's schemas. Its ajv checks the request; the
 * answer it writes by a function compiled from its schema, which leaves out what is not declared rather than checking it.
 */
const fastify = require('fastify');
const { answer } = require('./answer.cjs');

const [, , port, schema] = process.argv;

const app = fastify();
app.post('/apiv2/login', { schema: JSON.parse(schema) }, async () => answer);
app.listen({ port: Number(port), host: '127.0.0.1' });
