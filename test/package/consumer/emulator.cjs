const { connect, createEmulator } = require('login-emulator');

void signIn();

async function signIn() {
  const emulator = await createEmulator();
  const elsewhere = await connect(emulator.url);
  const [w1, seenFromElsewhere] = [emulator, elsewhere].map(({ namespace }) => namespace('w1'));

  const response = await fetch(`${w1.urls.rocketchat}/login`, {
    method: 'POST',
    body: new URLSearchParams({ user: 'plain', password: 'Password-1' }),
  });
  const { requests } = await seenFromElsewhere.requests.list();
  console.log(response.status, requests.map(({ outcome }) => outcome).join());
  await emulator.close();
}
