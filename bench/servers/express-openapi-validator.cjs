/** `node bench/servers/express-openapi-validator.cjs <port> <contract>`: Express with request and response validation. */
const express = require('express');
const { middleware } = require('express-openapi-validator');
const { answer } = require('./answer.cjs');

const [, , port, apiSpec] = process.argv;

const app = express();
app.use(express.json());
app.use(middleware({ apiSpec, validateRequests: true, validateResponses: true }));
app.post('/apiv2/login', (_request, response) => {
  response.json(answer);
});
// Express recognizes an error handler by its four parameters
app.use((error, _request, response, _next) => {
  response.status(error.status ?? 500).json({ message: error.message, errors: error.errors });
});
app.listen(Number(port), '127.0.0.1');
