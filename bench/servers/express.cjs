/** `node bench/servers/express.cjs <port>`: Express as in its guide, without validation. */
const express = require('express');
const { answer } = require('./answer.cjs');

const app = express();
app.use(express.json());
app.post('/apiv2/login', (_request, response) => {
  response.json(answer);
});
app.listen(Number(process.argv[2]), '127.0.0.1');
