import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, describe } from '@jest/globals';
import { startRecording, type Recording } from '../../../src/adopt/record/record.ts';
import { loadDeclaredProvider } from '../../../src/declared/load.ts';
import { listen } from '../../../src/server/listen.ts';
import { createEmulator, type LoginEmulator } from '../../../src/index.ts';
import { defineProvider } from '../../../src/provider.ts';

const contract = `openapi: 3.1.0
info: { title: Acme, version: 1.0.0 }
servers: [{ url: https://api.acme.example/acme }]
paths:
  /login:
    post: { operationId: login, responses: { default: { description: Any answer, content: { application/json: {} } } } }
  /me:
    get: { operationId: me, responses: { default: { description: Any answer, content: { application/json: {} } } } }
  /logout:
    post: { operationId: logout, responses: { default: { description: Any answer, content: { application/json: {} } } } }
`;

/** The answers of the real service. */
const real = `overlay: 1.0.0
info: { title: The real Acme, version: 1.0.0 }
extends: ./acme.yaml
actions:
  - target: $
    update:
      x-login:
        version: 1
        lockout: { attempts: 3, for: 15m }
        answers:
          token-missing: { status: 401, body: { error: unauthenticated, message: You have to sign in. } }
  - target: $.paths['/login'].post
    update:
      x-login:
        act: sign-in
        reads: { login: body.email, password: body.password }
        answers:
          signed-in: { status: 200, body: { access_token: '{{tokens.session}}', mail: '{{account.email}}' } }
          invalid-credentials: { status: 401, body: { error: bad_credentials, message: 'Wrong password for {{request.body.email}}.' } }
          account-disabled: { status: 403, body: { message: Please call us. } }
          locked-out:
            status: 429
            headers: { Retry-After: '{{lockout.seconds}}' }
            body: { message: 'Your account is locked for {{lockout.seconds}} seconds.' }
  - target: $.paths['/me'].get
    update: { x-login: { act: current-account, answers: { who-am-i: { status: 200, body: { id: 7 } } } } }
  - target: $.paths['/logout'].post
    update: { x-login: { act: sign-out, answers: { signed-out: { status: 204 } } } }
`;

/** The overlay of the user, with comments and an answer of a person. */
const mine = `# my notes
overlay: 1.0.0
info: { title: How Acme signs in, version: 1.0.0 }
extends: ./acme.yaml
actions:
  - target: $
    update:
      x-login:
        version: 1 # the format
        lockout: { attempts: 3, for: 15m }
  - target: $.paths['/login'].post
    update:
      x-login:
        act: sign-in
        reads:   { login: body.email, password: body.password }
        answers:
          signed-in: { status: 201, body: { access_token: '{{tokens.session}}', mail: '{{account.email}}' } } # by me

  # the account
  - target: $.paths['/me'].get
    update: { x-login: { act: current-account } }
  - target: $.paths['/logout'].post
    update: { x-login: { act: sign-out } }
`;

describe('a recording', () => {
  let folder: string;
  let service: LoginEmulator;
  let recording: Recording;
  const lines: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'login-emulator-record-'));
    writeFileSync(join(folder, 'acme.yaml'), contract);
    writeFileSync(join(folder, 'real.login.yaml'), real);
    const provider = defineProvider({
      id: 'acme',
      contract: join(folder, 'acme.yaml'),
      overlay: join(folder, 'real.login.yaml'),
    });
    service = await createEmulator({ port: 0, providers: [provider] });
  });
  afterAll(async () => {
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await service.reset();
    lines.length = 0;
    const overlay = join(folder, 'acme.login.yaml');
    writeFileSync(overlay, mine);
    const { provider } = await loadDeclaredProvider({ id: 'acme', file: join(folder, 'acme.yaml') });
    recording = await startRecording({
      target: new URL(service.url),
      port: 0,
      listen,
      file: 'acme.login.yaml',
      date: '2027-01-31',
      recorded: { provider, contract: join(folder, 'acme.yaml'), overlay },
      print: (line) => void lines.push(line),
    });
  });
  afterEach(async () => {
    await recording.close();
  });

  function login(email: string, password: string): Promise<Response> {
    return fetch(`${recording.url}/acme/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
  }

  function overlay(): string {
    return readFileSync(join(folder, 'acme.login.yaml'), 'utf8');
  }

  test('keeps refusals in the overlay, and changes nothing else in it', async () => {
    expect((await login('plain@example.com', 'wrong-password')).status).toBe(401);
    expect((await fetch(`${recording.url}/acme/me`)).status).toBe(401);
    expect((await fetch(`${recording.url}/acme/logout`, { method: 'POST' })).status).toBe(401);
    const summary = await recording.close();
    const kept = overlay();
    const lines = kept.split('\n').map((line) => line.trim());
    expect(lines).toContain(
      "body: { error: bad_credentials, message: 'Wrong password for {{request.body.email}}.' }",
    );
    expect(lines).toContain('token-missing:');
    expect(lines).toContain('body: { error: unauthenticated, message: You have to sign in. }');
    const host = new URL(service.url).host;
    expect(kept).toContain(`source: ${host} on 2027-01-31`);
    expect(linesOf(kept, mine)).toEqual(mine.split('\n'));
    expect(summary).toContain('kept in acme.login.yaml:');
  });

  test('lists the difference of an answer that a person wrote, and keeps it', async () => {
    expect((await login('plain@example.com', 'Password-1')).status).toBe(200);
    const summary = await recording.close();
    expect(overlay()).toBe(mine);
    expect(summary).toBe(
      'answered otherwise than the provider, which stays as it is:\n  POST /login 200 signed-in: status is 200 instead of 201',
    );
  });

  test('keeps a success with the token and the address as placeholders', async () => {
    const edited = mine.replace(/signed-in: .*by me/, 'account-disabled: { status: 403 }');
    writeFileSync(join(folder, 'acme.login.yaml'), edited);
    await login('plain@example.com', 'Password-1');
    await recording.close();
    const written = overlay()
      .split('\n')
      .map((line) => line.trim());
    expect(written).toContain("body: { access_token: '{{tokens.session}}', mail: '{{account.email}}' }");
    expect(lines).toEqual(['kept    POST /login 200 signed-in']);
  });

  test('keeps an answer without a known cause as a comment', async () => {
    expect((await login('disabled@example.com', 'Password-1')).status).toBe(403);
    await recording.close();
    expect(overlay()).toBe(
      `${mine.trimEnd()}\n\n# open: POST /login answered 403: its cause can't be told (${new URL(service.url).host} on 2027-01-31)\n# POST /login: { status: 403, body: { message: Please call us. } }\n`,
    );
    expect(lines).toEqual(["open    POST /login 403: its cause can't be told"]);
  });

  test('writes the seconds of a lockout as a placeholder', async () => {
    for (const _ of [1, 2, 3, 4]) await login('plain@example.com', 'wrong-password');
    await recording.close();
    expect(overlay()).toContain("headers: { Retry-After: '{{lockout.seconds}}' }");
    expect(overlay()).toContain('Your account is locked for {{lockout.seconds}} seconds.');
  });

  test('serves what it kept', async () => {
    await login('plain@example.com', 'wrong-password');
    await fetch(`${recording.url}/acme/me`);
    await recording.close();
    const provider = defineProvider({ id: 'acme', contract: join(folder, 'acme.yaml') });
    const emulator = await createEmulator({ port: 0, providers: [provider] });
    const answer = await fetch(`${emulator.url}/acme/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: 'plain@example.com', password: 'other-password' }),
    });
    expect([answer.status, await answer.json()]).toEqual([
      401,
      { error: 'bad_credentials', message: 'Wrong password for plain@example.com.' },
    ]);
    expect(await (await fetch(`${emulator.url}/acme/me`)).json()).toEqual({
      error: 'unauthenticated',
      message: 'You have to sign in.',
    });
    await emulator.close();
  });

  test('writes no secret', async () => {
    await login('jane@acme.io', 'hunter2-secret');
    await login('plain@example.com', 'Password-1');
    await recording.close();
    for (const secret of ['jane@acme.io', 'hunter2-secret', 'Password-1']) {
      expect(overlay()).not.toContain(secret);
      expect(lines.join('\n')).not.toContain(secret);
    }
  });
});

/** Returns the lines of a text that are, in this order, in another text. */
function linesOf(text: string, other: string): readonly string[] {
  const rest = other.split('\n');
  return text.split('\n').flatMap((line) => (line === rest[0] ? [rest.shift() ?? ''] : []));
}
