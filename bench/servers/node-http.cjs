/** `node bench/servers/node-http.cjs <port>`: the minimum that answers a login in JSON, without validation. */
const { createServer } = require('node:http');
const { answer } = require('./answer.cjs');

createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => {
    text += chunk;
  });
  request.on('end', () => {
    JSON.parse(text);
    // serialized for each request, as in all other systems
    const body = JSON.stringify(answer);
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  });
}).listen(Number(process.argv[2]), '127.0.0.1');
