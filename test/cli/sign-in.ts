import { post } from './cli.ts';

/** The body of a login that succeeds. */
export const plain = { login: 'plain@example.com', passwd: 'Password-1' };
/** The same with a password that is wrong. */
export const wrong = { ...plain, passwd: 'wrong' };

/** The outcome of a login at a running emulator. */
export async function outcomeOf(url: string, body: object): Promise<string | null> {
  return (await post(`${url}/apiv2/login`, body)).headers.get('x-emulator-outcome');
}
