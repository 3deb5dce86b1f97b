import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { GenericContainer, Network, Wait } from 'testcontainers';

const token = 'main-secret';
let network;
let emulator;
let url;

before(async () => {
  network = await new Network().start();
  emulator = await new GenericContainer('login-emulator:0.1.0')
    .withExposedPorts(4010)
    .withEnvironment({ LOGIN_EMULATOR_TOKEN: token })
    // replaces the fixtures of the same name in the image
    .withCopyDirectoriesToContainer([
      { source: fileURLToPath(new URL('../fixtures', import.meta.url)), target: '/fixtures' },
    ])
    // other containers in this network call http://emulator:4010
    .withNetwork(network)
    .withNetworkAliases('emulator')
    .withWaitStrategy(Wait.forHttp('/__admin/health', 4010).forStatusCode(200))
    .start();
  url = `http://${emulator.getHost()}:${emulator.getMappedPort(4010)}`;
});

after(async () => {
  await emulator?.stop();
  await network?.stop();
});

test('locks the account after three wrong passwords, for a minute', async () => {
  for (let failure = 0; failure < 3; failure += 1) assert.equal(await signIn('wrong'), 402);
  assert.equal(await signIn('Password-1'), 429);
  await control('PATCH', '/clock', { advanceSeconds: 60 });
  assert.equal(await signIn('Password-1'), 200);
});

async function signIn(passwd) {
  const { status } = await send('POST', '/apiv2/login', { login: 'shopper@example.com', passwd });
  return status;
}

async function control(method, path, body) {
  const answer = await send(method, `/__admin${path}`, body, { authorization: `Bearer ${token}` });
  assert.ok(answer.ok, await answer.text());
}

function send(method, path, body, headers = {}) {
  return fetch(`${url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}
