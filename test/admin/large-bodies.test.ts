import { anyProblemCode } from '../support/problem-code.ts';
import { spawn } from 'node:child_process';
import { request as send } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from '@jest/globals';
import request from 'supertest';
import { testApp } from '../support/app.ts';
import { serve } from '../support/server.ts';

const mebibyte = 1024 * 1024;
const problem = (status: number, title: string, detail: string) => ({
  ...{ type: 'about:blank', code: anyProblemCode, title, status, detail },
});

it.each([
  ['PUT', '/state', 'application/json', 64],
  ['PUT', '/bundle', 'application/json', 64],
  ['PUT', '/fixtures/rocketchat', 'application/json', 64],
  ['PUT', '/fixtures/rocketchat', 'application/yaml', 1],
  ['PUT', '/accounts/rocketchat/a', 'application/json', 1],
  ['PUT', '/namespaces/a', 'application/json', 1],
  ['POST', '/scenarios', 'application/json', 1],
])('rejects a too large Content-Length before the body arrives at %s %s as %s', async (...row) => {
  const [method, path, type, mebibytes] = row;
  const server = await serve(testApp());
  try {
    const headers = { 'content-type': type, 'content-length': mebibytes * mebibyte + 1 };
    const outgoing = open(server.port, method, path, headers);
    outgoing.flushHeaders();
    expect(await answerTo(outgoing)).toEqual({
      status: 413,
      after: undefined,
      body: problem(413, 'Too large', `the body is larger than ${mebibytes} MiB, the limit of this call`),
    });
  } finally {
    await server.close();
  }
});

it('reads one large body at a time, and answers 503 with Retry-After when too many wait', async () => {
  const server = await serve(testApp());
  const headers = { 'content-type': 'application/json', 'content-length': 2 * mebibyte };
  try {
    const all = Array.from({ length: 20 }, () => open(server.port, 'PUT', '/state', headers));
    const answers = all.map(answerTo);
    for (const one of all) one.write('{');
    const busy = await Promise.any(answers);
    expect(busy).toEqual({
      status: 503,
      after: '1',
      body: problem(
        503,
        'Too many bodies',
        'large bodies are read one at a time, and this one came while 16 others were waiting; retry after the seconds in Retry-After',
      ),
    });
    // the first client disconnects, and all others get their turn
    for (const one of all) one.end('}'.padEnd(2 * mebibyte - 1));
    const statuses = (await Promise.all(answers)).map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array<number>(17).fill(422), 503, 503, 503]);
  } finally {
    await server.close();
  }
});

it('reads the next body when a client disconnects during its own', async () => {
  const server = await serve(testApp());
  const headers = { 'content-type': 'application/json', 'content-length': 2 * mebibyte };
  try {
    const gone = open(server.port, 'PUT', '/state', headers);
    gone.on('error', () => undefined).write('{');
    const next = open(server.port, 'PUT', '/bundle', headers);
    next.end('{}'.padEnd(2 * mebibyte));
    const small = await request(server.url).put('/__admin/state').send({});
    expect(small.status).toBe(422);
    gone.destroy();
    expect((await answerTo(next)).status).toBe(422);
  } finally {
    await server.close();
  }
});

it('rejects a body with too many values before parsing it', async () => {
  const body = `{"records":[${'0,'.repeat(4_000_000)}0]}`;
  const answer = await request(testApp())
    .put('/__admin/state')
    .set('content-type', 'application/json')
    .send(body);
  expect([answer.status, answer.body]).toEqual([
    413,
    problem(413, 'Too large', 'the body has more than 4000000 values, the limit of the control plane'),
  ]);
});

it('uses little memory when eight bodies of 60 MB arrive at once', async () => {
  const child = spawn(process.execPath, ['--max-old-space-size=300', '-e', program], {
    env: { ...process.env, EMULATOR: join(__dirname, '../../dist/index.cjs') },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const lines = linesOf(child.stdout);
    const port = Number(await lines());
    for (const bracket of ['[', '[],']) {
      const bodies = Array.from({ length: 8 }, () => sendMany(port, bracket, 60 * mebibyte));
      const answers = await Promise.all(bodies);
      expect(answers.map(({ status }) => status)).toEqual(Array<number>(8).fill(bracket === '[' ? 400 : 413));
    }
    child.stdin.end();
    expect(Number(await lines()) / 1024).toBeLessThan(900);
  } finally {
    child.kill('SIGKILL');
  }
}, 120_000);

/** Serves until its input ends, and then prints its peak memory in KiB. */
const program = `
const { createEmulator } = require(process.env.EMULATOR);
createEmulator({ port: 0 }).then((emulator) => {
  console.log(new URL(emulator.url).port);
  process.stdin.resume().on('end', () => {
    console.log(process.resourceUsage().maxRSS);
    emulator.close();
  });
});`;

function open(
  port: number,
  method: string,
  path: string,
  headers: Readonly<Record<string, string | number>>,
) {
  return send({ host: '127.0.0.1', port, method, path: `/__admin${path}`, headers });
}

function answerTo(outgoing: ReturnType<typeof open>) {
  return new Promise<{ readonly status: number; readonly after: string | undefined; readonly body: unknown }>(
    (resolve, reject) => {
      outgoing.on('error', reject);
      outgoing.on('response', (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => (text += part));
        answer.on('end', () => {
          outgoing.off('error', reject).on('error', () => undefined);
          const { statusCode: status = 0, headers } = answer;
          resolve({ status, after: headers['retry-after'], body: text === '' ? {} : JSON.parse(text) });
        });
      });
    },
  );
}

/** Sends the same few characters repeatedly, as fast as the server reads them. */
function sendMany(port: number, characters: string, bytes: number) {
  const piece = Buffer.from(characters.repeat(mebibyte));
  const pieces = Math.floor(bytes / piece.length);
  const headers = { 'content-type': 'application/json', 'content-length': pieces * piece.length };
  const outgoing = open(port, 'PUT', '/state', headers);
  let left = pieces;
  const more = () => {
    while (left > 0) {
      left -= 1;
      if (!outgoing.write(piece)) return void outgoing.once('drain', more);
    }
    outgoing.end();
    return undefined;
  };
  more();
  return answerTo(outgoing);
}

/** Reads a stream line by line. */
function linesOf(stream: NodeJS.ReadableStream): () => Promise<string> {
  const lines = createInterface({ input: stream })[Symbol.asyncIterator]();
  return async () => String((await lines.next()).value);
}
