import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';
import { signInBeside, type SignInBeside } from '../../../src/adopt/added-sign-in/add-sign-in.ts';
import type { PlannedAction } from '../../../src/adopt/plan.ts';
import { recognise } from '../../../src/adopt/recognise/recognise.ts';
import { loadDeclaredProvider } from '../../../src/declared/load.ts';
import type { Node } from '../../../src/json.ts';
import { createEmulator } from '../../../src/library/create-emulator.ts';
import type { LoginEmulator } from '../../../src/library/login-emulator.ts';
import { folderWith } from '../../declared/contract/folder.ts';

/** A contract that is served with the sign-in that adopt adds. */
export interface BesideApi {
  readonly beside: SignInBeside;
  readonly notes: readonly string[];
  readonly emulator: LoginEmulator;
  /** Sends a request such as `GET /orders`, without the base path. */
  send(operation: string, options?: Sent): Promise<Answered>;
  /** Signs in with a JSON body. Its body is the tokens. */
  signIn(login: string, password?: string): Promise<Answered>;
}

/** The parts of a request. */
interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly form?: Readonly<Record<string, string>>;
}

interface Answered {
  readonly status: number;
  readonly body: Readonly<Record<string, string>>;
  readonly cookie: string;
  readonly headers: Headers;
}

const opened: LoginEmulator[] = [];

afterEach(async () => {
  for (const emulator of opened.splice(0)) await emulator.close();
});

/** Serves a contract with the sign-in beside it, and with its accounts. An answer that violates the contract is an error. */
export async function serveBeside(contract: Node, { basePath = '', strict = true } = {}): Promise<BesideApi> {
  const beside = besideOf(contract);
  const folder = folderWith({ 'acme.json': JSON.stringify(contract) });
  writeFileSync(join(folder, 'acme.login.json'), JSON.stringify(overlayOf(beside.actions, strict)));
  const others = [
    { login: 'disabled@example.com', password: 'Password-1', status: 'disabled' },
    { login: 'unverified@example.com', password: 'Password-1', status: 'unverified' },
    { login: 'locked@example.com', password: 'Password-1', lockedUntil: 'forever' },
  ];
  const accounts = [...beside.accounts.map(({ account }) => account), ...others];
  writeFileSync(join(folder, 'acme.fixtures.json'), JSON.stringify({ accounts }));
  const { provider, notes } = await loadDeclaredProvider({ id: 'acme', file: join(folder, 'acme.json') });
  const emulator = await createEmulator({ providers: [provider], port: false, seed: 'beside' });
  opened.push(emulator);
  await emulator.clock.freeze();

  async function send(operation: string, { headers = {}, body, form }: Sent = {}): Promise<Answered> {
    const [method = '', path = ''] = operation.split(' ');
    const response = await emulator.fetch(`${basePath}${path}`, {
      method,
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    });
    const text = await response.text();
    const cookie = response.headers.getSetCookie().map((one) => one.split(';')[0]);
    return {
      status: response.status,
      body: (text.startsWith('{') ? JSON.parse(text) : {}) as Answered['body'],
      cookie: cookie.join('; '),
      headers: response.headers,
    };
  }

  const signInPath = beside.operations[0] ?? 'POST /sign-in';
  return {
    ...{ beside, notes, emulator, send },
    signIn: (login, password = 'Password-1') => send(signInPath, { body: { login, password } }),
  };
}

/** Returns the sign-in beside a contract. Throws an error if there can't be one. */
function besideOf(contract: Node): SignInBeside {
  const beside = signInBeside(contract, recognise(contract));
  if ('problem' in beside) throw new Error(beside.problem);
  return beside;
}

function overlayOf(actions: readonly PlannedAction[], strict: boolean): Node {
  const strictly = { target: '$', update: { 'x-login': { validation: { answers: 'strict' } } } };
  return {
    overlay: '1.0.0',
    info: { title: 'Sign-in', version: '1.0.0' },
    actions: [
      ...actions.map(({ target, update }) => ({ target: jsonPathOf(target), update })),
      ...(strict ? [strictly] : []),
    ],
  };
}

function jsonPathOf(target: readonly string[]): string {
  return ['$', ...target.map((name) => `[${JSON.stringify(name)}]`)].join('');
}
