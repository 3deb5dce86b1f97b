import { createServer } from 'node:http';
import { createApp, FileError, OptionError, type App, type AppOptions, type Entry } from 'login-emulator';

const entries: Entry[] = [];
const options: AppOptions = {
  providers: ['rocketchat'],
  profile: { rocketchat: 'documented' },
  seed: 'a seed',
  now: new Date(0),
  cors: ['https://app.example'],
  record: (entry) => entries.push(entry),
};

/** The app is a request listener for Node's server. */
const app: App = createApp(options);
const server = createServer(app).listen(0, '127.0.0.1', () => void signIn());

async function signIn(): Promise<void> {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const body = new URLSearchParams({ user: 'plain', password: 'Password-1' });
  const response = await fetch(`http://127.0.0.1:${address.port}/api/v1/login`, { method: 'POST', body });
  await response.text();
  console.log(response.status, entries[0]?.outcome);
  server.close();
}

for (const KnownError of [OptionError, FileError]) {
  if (!(KnownError.prototype instanceof Error)) throw new Error(`${KnownError.name} isn't an Error`);
}
