import { join } from 'node:path';
import { crowdSize, loginAt, writeCrowd } from './crowd.ts';
import { keepConnection, type KeptConnection, type Wanted } from './kept-connection.ts';
import { loginBody } from './login.ts';
import { during } from './rounds.ts';
import { timesOf, type Times } from './statistics.ts';
import { emulatorBin, type System } from './systems.ts';

/** The calls that must be fast even with large fixtures. */
export type CallId = 'reset' | 'namespace' | 'first-request';

/** The duration of each call, in milliseconds. */
export type CallTimes = Readonly<Record<CallId, Times>>;

const resets = 500;
const namespaces = 200;
/** The number of logins that a test makes between two resets. */
const loginsBefore = 5;

/** Measures the calls of a control plane over a large fixture folder, one after the other. */
export async function measureCalls(folder: string, progress: (line: string) => void): Promise<CallTimes> {
  progress(`the control plane over ${crowdSize} accounts`);
  const fixtures = join(folder, 'crowd');
  writeCrowd(fixtures);
  return during(crowded(fixtures, folder), async ({ url }) => {
    const connection = keepConnection(Number(new URL(url).port));
    try {
      // loads Express
      await connection.send({ method: 'GET', path: '/__admin/namespaces', status: 200 });
      return {
        reset: await times(resets, (index) => resetOnce(connection, index)),
        namespace: await times(namespaces, (index) => createOnce(connection, `new-${index}`)),
        'first-request': await times(namespaces, (index) => enterOnce(connection, `first-${index}`)),
      };
    } finally {
      connection.close();
    }
  });
}

function crowded(fixtures: string, cacheHome: string): System {
  return {
    ...{ id: 'emulator', title: `login-emulator with ${crowdSize} accounts`, path: '/apiv2/login' },
    args: (port) => [emulatorBin(), '--fixtures', fixtures, '--port', String(port), '--log', 'off'],
    ...{ variables: { XDG_CACHE_HOME: cacheHome }, slow: true, startsOnly: true, packages: [] },
  };
}

async function times(count: number, once: (index: number) => Promise<number>): Promise<Times> {
  const milliseconds: number[] = [];
  for (let index = 0; index < count; index += 1) milliseconds.push(await once(index));
  return timesOf(milliseconds);
}

/** Resets a namespace with successful logins and a failed one. Returns the milliseconds of the reset. */
async function resetOnce(connection: KeptConnection, index: number): Promise<number> {
  const headers = { 'x-emulator-namespace': 'tested' };
  for (let login = 0; login < loginsBefore; login += 1) {
    const body = JSON.stringify({
      login: loginAt((index * loginsBefore + login) % crowdSize),
      passwd: 'Password-1',
    });
    await connection.send({ ...loginWith(body), headers });
  }
  const wrong = JSON.stringify({ login: loginAt(0), passwd: 'wrong' });
  await connection.send({ ...loginWith(wrong), headers, status: 402 });
  return connection.send({ method: 'POST', path: '/__admin/reset', headers, status: 204 });
}

async function createOnce(connection: KeptConnection, name: string): Promise<number> {
  const made = await connection.send({ method: 'PUT', path: pathOf(name), body: '{}', status: 201 });
  await connection.send({ method: 'DELETE', path: pathOf(name), status: 204 });
  return made;
}

async function enterOnce(connection: KeptConnection, name: string): Promise<number> {
  const headers = { 'x-emulator-namespace': name };
  const entered = await connection.send({ ...loginWith(loginBody), headers });
  await connection.send({ method: 'DELETE', path: pathOf(name), status: 204 });
  return entered;
}

function loginWith(body: string): Wanted {
  return { method: 'POST', path: '/apiv2/login', body, status: 200 };
}

function pathOf(namespace: string): string {
  return `/__admin/namespaces/${namespace}`;
}
