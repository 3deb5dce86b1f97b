const { connect, createEmulator } = require('login-emulator');
const { useEmulator } = require('login-emulator/jest');

const emulator = useEmulator();
const account = { user: 'plain', password: 'Password-1' };

/** A component of an app: it uses only browser APIs. */
function loginForm(fetch, url, init = {}) {
  document.body.innerHTML = '<form><output></output></form>';
  const form = document.querySelector('form');
  const done = new Promise((resolve) => {
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const response = await fetch(`${url}/login`, {
        method: 'POST',
        body: new URLSearchParams(account),
        ...init,
      });
      form.querySelector('output').textContent = (await response.json()).status;
      resolve();
    });
  });
  form.requestSubmit();
  return done;
}

test('signs in from a page', async () => {
  await loginForm(emulator.fetch, emulator.urls.rocketchat, { signal: new AbortController().signal });
  expect(document.querySelector('output').textContent).toBe('success');
});

test('sends headers of the page', async () => {
  const headers = new Headers({ 'content-type': 'application/json' });
  await loginForm(emulator.fetch, emulator.urls.rocketchat, { headers, body: JSON.stringify(account) });
  expect(document.querySelector('output').textContent).toBe('success');
});

test('sends a form of the page', async () => {
  const body = new FormData();
  body.append('userName', 'plain@example.com');
  body.append('password', 'Password-1');
  await emulator.fetch(`${emulator.urls.onlyoffice}/authentication`, { method: 'POST', body });
  const { requests } = await emulator.requests.list({ provider: 'onlyoffice' });
  expect(requests[0].request.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
});

test('aborts the request when the page aborts', async () => {
  const leaving = new AbortController();
  leaving.abort();
  await expect(loginOnce(emulator, { signal: leaving.signal })).rejects.toMatchObject({ name: 'AbortError' });
});

test('waits for a message, and for the clock', async () => {
  const sent = emulator.outbox.wait({ timeoutMs: 20_000 });
  await loginOnce(emulator, { body: new URLSearchParams({ ...account, user: 'mail' }) });
  expect(await sent).toMatchObject({ account: 'mail' });
});

test('uses an emulator over the network', async () => {
  const served = await createEmulator({ port: 0 });
  const remote = await connect(served.url);
  await loginForm(remote.fetch, remote.urls.rocketchat);
  expect(document.querySelector('output').textContent).toBe('success');
  await remote.close();
  await served.close();
});

function loginOnce({ fetch, urls }, init) {
  return fetch(`${urls.rocketchat}/login`, { method: 'POST', body: new URLSearchParams(account), ...init });
}
