/**
 * The app of compose.yaml, without packages. Its page signs in twice: the app's own backend calls the emulator by the
 * name of its service, and the browser calls the published port. Replace it with your app.
 */
import { createServer } from 'node:http';

const { ROCKETCHAT_URL, LOGIN_EMULATOR_URL, LOGIN_EMULATOR_TOKEN } = process.env;

const page = `<!doctype html>
<title>An app that signs in</title>
<button id="backend">Sign in through the backend</button>
<button id="browser">Sign in from the browser</button>
<button id="outage">Break the next login</button>
<output></output>
<script>
  const form = new URLSearchParams({ user: 'plain', password: 'Password-1' });
  const calls = {
    backend: () => fetch('/login', { method: 'POST', body: form }),
    browser: () => fetch('http://localhost:4010/api/v1/login', { method: 'POST', body: form }),
    outage: () => fetch('/outage', { method: 'POST' }),
  };
  for (const [id, call] of Object.entries(calls)) {
    document.getElementById(id).onclick = async () => {
      const response = await call();
      document.querySelector('output').textContent = id + ': ' + response.status;
    };
  }
</script>
`;

const routes = {
  'GET /': () => new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } }),
  'POST /login': (body) =>
    fetch(`${ROCKETCHAT_URL}/login`, { method: 'POST', body: new URLSearchParams(body) }),
  // the control plane: the next login gets a 503
  'POST /outage': () =>
    fetch(`${LOGIN_EMULATOR_URL}/__admin/scenarios`, {
      method: 'POST',
      headers: { authorization: `Bearer ${LOGIN_EMULATOR_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({ outcome: 'unavailable', times: 1 }),
    }),
};

createServer(async (request, response) => {
  const route =
    routes[`${request.method} ${request.url}`] ?? (() => new Response('not found\n', { status: 404 }));
  try {
    const answer = await route(await textOf(request));
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
    response.end(await answer.text());
  } catch (error) {
    response.writeHead(502).end(`${error.cause ?? error}\n`);
  }
}).listen(3000, () => console.log('the app is on http://localhost:3000'));

async function textOf(request) {
  let text = '';
  for await (const part of request) text += part;
  return text;
}
