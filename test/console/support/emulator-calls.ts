import type { OpenConsole } from './console.ts';

type Emulator = OpenConsole['emulator'];

/** Calls the control plane of an emulator, as curl would; returns the body of the answer. */
export async function admin(
  { url }: Pick<Emulator, 'url'>,
  line: string,
  body?: unknown,
  namespace = 'default',
): Promise<unknown> {
  const [method = '', path = ''] = line.split(' ');
  const response = await fetch(`${url}/__admin${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-emulator-namespace': namespace },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${line} answered ${response.status}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** Signs in at Rocket.Chat and returns the status. */
export async function signIn(
  { url }: Pick<Emulator, 'url'>,
  user = 'plain',
  namespace = 'default',
): Promise<number> {
  const response = await fetch(`${url}/api/v1/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-emulator-namespace': namespace },
    body: JSON.stringify({ user, password: 'Password-1' }),
  });
  await response.arrayBuffer();
  return response.status;
}
