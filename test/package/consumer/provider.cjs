const { createEmulator, FileError } = require('login-emulator');
const { defineProvider, runExchanges, targetOf, FileError: same } = require('login-emulator/provider');

/** Serves the provider in this process, and runs a table of exchanges against it. */
async function main() {
  const provider = defineProvider({ contract: `${__dirname}/acme/acme.yaml` });
  const emulator = await createEmulator({ providers: [provider] });
  const request = {
    method: 'POST',
    path: '/login',
    body: { user: 'plain@example.com', password: 'Password-1' },
  };
  const steps = [{ request, answer: { status: 200, body: { token: '<text>' } } }];
  const problems = await runExchanges({ flows: [{ name: 'signs in', steps }] }, targetOf(emulator, 'acme'));
  await emulator.close();
  const error = await defineProvider({ contract: `${__dirname}/nowhere.yaml` }).catch((thrown) => thrown);
  console.log(problems.length, error instanceof FileError, error instanceof same);
}

void main();
