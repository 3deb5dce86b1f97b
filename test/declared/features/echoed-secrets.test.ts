import { expect, it } from '@jest/globals';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { openBooks } from '../../support/books.ts';

const overlay = (body: string) => `
overlay: 1.0.0
info: { title: Echo, version: 1.0.0 }
actions:
  - target: $
    update: { x-login: { version: 1, tokens: { access: { security: bearer } } } }
  - target: $.paths['/login'].post
    update:
      x-login:
        act: sign-in
        reads: { login: body.email, password: body.password }
        answers:
          invalid-credentials: ${body}
          signed-in: { status: 200, body: { access: '{{tokens.access}}' } }
`;

const wrong = 'Wrong-Passw0rd';

it.each([
  ["{ status: 401, body: { tried: '{{request.body.password}}' } }"],
  ["{ status: 401, body: { tried: '{{request.body.password.upper}}' } }"],
  ["{ status: 401, body: { text: 'not {{request.body.password}}' } }"],
  ["{ status: 401, body: { sent: '{{request.body}}' } }"],
  ["{ status: 401, body: '{{request.body}}' }"],
  ["{ status: 401, body: { text: 'sent {{request.body.json}}' } }"],
  ["{ status: 401, headers: { x-tried: '{{request.body.password}}' } }"],
])('keeps a wrong password out of the journal when the answer is %s', async (body) => {
  const folder = temporaryFolder({ 'echo.yaml': overlay(body) });
  const { send, emulator } = await openBooks({}, { overlay: `${folder}/echo.yaml` });
  const sent = await send('POST /login', { body: { email: 'plain@example.com', password: wrong } });
  expect(sent.status).toBe(401);
  const echoed = `${JSON.stringify(sent.body)} ${sent.headers.get('x-tried') ?? ''}`.toLowerCase();
  expect(echoed).toContain(wrong.toLowerCase());
  const { requests } = await emulator.requests.list();
  expect(JSON.stringify(requests).toLowerCase()).not.toContain(wrong.toLowerCase());
});
