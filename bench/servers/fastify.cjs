/**
 * `node bench/servers/fastify.cjs <port> <schema>`: Fastify with the contract's schemas. ajv validates the request. A
 * function compiled from the schema writes the response; it drops undeclared fields, and doesn't validate the others.
 */
const fastify = require('fastify');
const { answer } = require('./answer.cjs');

const [, , port, schema] = process.argv;

const app = fastify();
app.post('/apiv2/login', { schema: JSON.parse(schema) }, async () => answer);
app.listen({ port: Number(port), host: '127.0.0.1' });
