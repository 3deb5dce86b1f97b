import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect } from '@jest/globals';
import { outcomeNames } from '../../src/core/outcome.ts';
import { loadDeclaredProvider } from '../../src/declared/load.ts';
import { reasons } from '../../src/declared/marks/reasons.ts';
import type { Marks } from '../../src/declared/marks/types.ts';
import { createEmulator } from '../../src/library/create-emulator.ts';
import type { LoginEmulator } from '../../src/library/login-emulator.ts';

/** A contract with marks, in short. */
export interface DeclaredSetup {
  /** The marks at the top, besides `version` and `answers`. */
  readonly marks?: Omit<Marks['Marks'], 'version' | 'account'> & { readonly account?: object };
  /** The mark of each operation, by method and path: `POST /login`. */
  readonly operations: Readonly<Record<string, Marks['Operation']>>;
  /** The accounts of the fixtures; without them, the provider has its usual accounts. */
  readonly accounts?: readonly object[];
  /** Other parts of the fixtures, such as `clients`, beside `accounts`. */
  readonly fixtures?: object;
  /** Other parts of the contract, such as `components`. */
  readonly contract?: object;
  /** Paths of the contract whose operations have no mark. */
  readonly paths?: object;
}

/** A request to a declared provider. */
interface DeclaredRequest {
  readonly body?: unknown;
  /** Sends a form in place of a JSON body. */
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly namespace?: string;
}

/** A response of a declared provider. */
interface DeclaredAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** A declared provider, called `acme`, behind a data plane and a control plane without a port. */
export interface DeclaredApi {
  readonly emulator: LoginEmulator;
  readonly notes: readonly string[];
  /** Sends a request such as `POST /login`, with a JSON body by default. */
  send(operation: string, body?: unknown, more?: DeclaredRequest): Promise<DeclaredAnswer>;
  /** Sends a request and returns the outcome in its body: the answers of this helper have it. */
  outcome(operation: string, body?: unknown, more?: DeclaredRequest): Promise<string>;
  /** Returns the messages of a namespace, newest first. */
  messages(namespace?: string): ReturnType<LoginEmulator['outbox']['list']>;
}

const opened: LoginEmulator[] = [];

afterEach(async () => {
  const all = opened.splice(0);
  try {
    for (const emulator of all) await expectReasons(emulator);
  } finally {
    await Promise.all(all.map((emulator) => emulator.close()));
  }
});

/** Steps of a trace that tell no reason. The terminal prints the last step of a request. */
const noReason =
  /^(failure|attempt|password matched|code matched|CSRF token issued|session started|a backup)/;

/** Fails unless the last step of each refusal tells its reason. */
async function expectReasons(emulator: LoginEmulator): Promise<void> {
  const { requests } = await emulator.requests.list();
  const unexplained = requests.filter(({ outcome = null, trace }) => {
    if (outcome === null || /^(signed|refreshed|who-am-i|code-sent|done)/.test(outcome)) return false;
    return noReason.test(trace.at(-1) ?? 'failure');
  });
  expect(unexplained.map(({ operation, outcome, trace }) => ({ operation, outcome, trace }))).toEqual([]);
}

/** Loads a contract with marks and serves it. Each outcome without an own answer has the body `{ outcome }`. */
export async function declaredApi(setup: DeclaredSetup): Promise<DeclaredApi> {
  const folder = mkdtempSync(join(tmpdir(), 'declared-'));
  try {
    const file = join(folder, 'acme.yaml');
    writeFileSync(file, JSON.stringify(contractOf(setup)));
    const { accounts } = setup;
    const fixtures = { ...(accounts === undefined ? {} : { accounts }), ...setup.fixtures };
    if (Object.keys(fixtures).length > 0)
      writeFileSync(join(folder, 'acme.fixtures.yaml'), JSON.stringify(fixtures));
    const { provider, notes } = await loadDeclaredProvider({ id: 'acme', file });
    const emulator = await createEmulator({ providers: [provider], port: false, seed: 'declared' });
    opened.push(emulator);
    await emulator.clock.freeze();
    await emulator.clock.set('2027-01-31T12:00:00Z');
    return { ...clientOf(emulator), notes };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function clientOf(emulator: LoginEmulator): Omit<DeclaredApi, 'notes'> {
  async function send(
    operation: string,
    body?: unknown,
    more: DeclaredRequest = {},
  ): Promise<DeclaredAnswer> {
    const [method = '', path = ''] = operation.split(' ');
    const { namespace, form, headers = {} } = more;
    const target = namespace === undefined ? emulator : emulator.namespace(namespace);
    const content = form === undefined ? body : undefined;
    const response = await target.fetch(path, {
      method,
      headers: { ...(content === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
      ...(content === undefined ? {} : { body: JSON.stringify(content) }),
    });
    const text = await response.text();
    return { status: response.status, body: parsed(text), headers: response.headers };
  }

  return {
    emulator,
    send,
    async outcome(operation, body, more) {
      const { status, body: answer } = await send(operation, body, more);
      const named = Object(answer) as { readonly outcome?: unknown };
      return typeof named.outcome === 'string' ? named.outcome : `${status} ${JSON.stringify(answer)}`;
    },
    messages: (namespace) =>
      (namespace === undefined ? emulator : emulator.namespace(namespace)).outbox.list(),
  };
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

function contractOf({ marks = {}, operations, contract = {}, paths: unmarked }: DeclaredSetup): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, mark] of Object.entries(operations)) {
    const [method = '', path = ''] = name.split(' ');
    const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter = '']) => ({
      ...{ name: parameter, in: 'path', required: true, schema: { type: 'string' } },
    }));
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: {
        operationId: name.replaceAll(/\W+/g, '-').replaceAll(/^-|-$/g, ''),
        ...{ parameters, 'x-login': mark },
        ...(method === 'GET' ? {} : { requestBody: { content: anyBody } }),
        responses: { default: { description: 'Any answer', content: { 'application/json': {} } } },
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Acme', version: '1' },
    // the contract declares no security, so that the marks decide
    'x-login': {
      version: 1,
      protect: true,
      ...marks,
      answers: { ...namedAnswers(marks.answers), ...marks.answers },
    },
    paths: { ...paths, ...unmarked },
    ...contract,
  };
}

const anyBody = { 'application/json': {}, 'application/x-www-form-urlencoded': {} };

/** An answer for each outcome, whose body has its name, and for each reason of an outcome without an answer in the marks. */
function namedAnswers(own: Marks['Answers'] = {}): Marks['Answers'] {
  const withReasons = Object.entries(reasons)
    .filter(([name]) => !(name in own))
    .flatMap(([name, list]) => list.map((reason) => `${name}/${reason}`));
  const all = [...outcomeNames, ...withReasons];
  return Object.fromEntries(all.map((outcome) => [outcome, { body: { outcome } }]));
}
