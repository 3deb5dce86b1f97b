import type { OperationCode } from '../../../src/declared/runtime/operation-code.ts';
import { createEmulator, type LoginEmulator } from '../../../src/index.ts';
import { defineProvider } from '../../../src/provider.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

const secured = [{ bearer: [] }];
const answer = { '200': { description: 'The answer.' } };

/** A contract whose operation `login` has the marks of a sign-in, and whose `me` needs a session. */
const contract = {
  openapi: '3.1.0',
  info: { title: 'Acme', version: '1' },
  servers: [{ url: 'https://acme.example.com/api' }],
  components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  'x-login': {
    version: 1,
    tokens: { access: { form: 'opaque', length: 20, lifetime: '15m' } },
    challenge: { lifetime: '5m' },
    lockout: { attempts: 2, within: '15m', for: '15m' },
    answers: {
      'invalid-credentials': { status: 401, body: { error: 'wrong' } },
      'locked-out': { status: 429, body: { error: 'locked' } },
      'token-missing': { status: 401, body: { error: 'no session' } },
    },
  },
  paths: {
    '/login': {
      post: {
        operationId: 'login',
        'x-login': {
          act: 'sign-in',
          reads: { login: 'body.user', password: 'body.password' },
          answers: { 'signed-in': { body: { token: '{{tokens.access}}' } } },
        },
        requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
        responses: answer,
      },
    },
    '/me': { get: { operationId: 'me', security: secured, responses: answer } },
    '/step/{name}': {
      post: {
        operationId: 'step',
        parameters: [{ name: 'name', in: 'path', required: true, schema: { type: 'string' } }],
        requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
        responses: answer,
      },
    },
  },
};

/** The path of the contract's file; `marks` are more marks at its top. */
export function acmeFile(marks: object = {}): string {
  const whole = { ...contract, 'x-login': { ...contract['x-login'], ...marks } };
  return `${temporaryFolder({ 'acme.json': JSON.stringify(whole) })}/acme.json`;
}

/** An emulator of Acme. */
export interface Acme {
  readonly emulator: LoginEmulator;
  /** Sends a request, and returns the status, the outcome and the body. */
  ask(operation: string, body?: object, headers?: Record<string, string>): Promise<readonly unknown[]>;
}

/** Starts an emulator of Acme with operations in code, and with more marks. */
export async function startAcme(
  operations: Readonly<Record<string, OperationCode>>,
  marks?: object,
): Promise<Acme> {
  const emulator = await createEmulator({
    ...{ port: false, seed: 'test', now: '2027-01-31T12:00:00Z' },
    providers: [defineProvider({ contract: acmeFile(marks), operations })],
  });
  return {
    emulator,
    async ask(operation, body, headers = {}) {
      const [method = '', path = ''] = operation.split(' ');
      const response = await emulator.fetch(`${emulator.urls['acme'] ?? ''}${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const outcome = response.headers.get('x-emulator-outcome');
      return [response.status, outcome, text === '' ? undefined : (JSON.parse(text) as unknown)];
    },
  };
}
