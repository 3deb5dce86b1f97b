import { request as send } from 'node:http';
import { PassThrough } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import request from 'supertest';
import { createByteLimit, readBody, type ReceivedBody } from '../../src/http/body.ts';
import { TooManyBodiesError } from '../../src/http/problem.ts';
import { testApp } from '../support/app.ts';
import { serve } from '../support/server.ts';
import { logins } from './exchange.ts';

const mebibyte = 1024 * 1024;
const { path, fields } = logins.rocketchat;

it('answers 503 when all bodies together exceed 64 MiB, and accepts one after others end', async () => {
  const app = testApp();
  const server = await serve(app);
  const headers = { 'content-type': 'application/json', 'content-length': mebibyte };
  const all = Array.from({ length: 66 }, () =>
    send({ port: server.port, host: '127.0.0.1', method: 'POST', path, headers }),
  );
  try {
    const answers = all.map(
      (one) =>
        new Promise<string>((resolve) => {
          one.on('error', () => undefined);
          one.on('response', (answer) => {
            let text = `${answer.statusCode ?? 0} ${answer.headers['retry-after'] ?? ''} `;
            answer.on('data', (part: Buffer) => (text += part.toString('utf8')));
            answer.on('end', () => resolve(text));
          });
        }),
    );
    for (const one of all) one.write('{'.padEnd(mebibyte - 1));
    const first = await Promise.race(answers);
    expect(first).toContain(
      '503 1 {"type":"about:blank","code":"too-many-bodies","title":"Too many bodies","status":503',
    );
    for (const one of all) one.destroy();
    await server.close();
    const answer = await request(app).post(path).send(fields);
    expect(answer.status).toBe(200);
  } finally {
    await server.close().catch(() => undefined);
  }
});

it('counts a compressed body by its decompressed size', async () => {
  const limit = createByteLimit(1000);
  const body = gzipSync('x'.repeat(2000));
  expect(await read(limit, body, { 'content-encoding': 'gzip' })).toBe('refused');
  expect(await read(limit, Buffer.from('x'.repeat(1000)))).toMatchObject({
    raw: { bytes: Buffer.from('x'.repeat(1000)) },
  });
});

it("returns a body's bytes to the limit on release", async () => {
  const limit = createByteLimit(10);
  const first = await read(limit, Buffer.from('x'.repeat(6)));
  if (first === 'refused') throw new Error('the first body was refused');
  expect(await read(limit, Buffer.from('x'.repeat(6)))).toBe('refused');
  first.release();
  expect(await read(limit, Buffer.from('x'.repeat(6)))).toMatchObject({
    raw: { bytes: Buffer.from('xxxxxx') },
  });
});

async function read(
  limit: ReturnType<typeof createByteLimit>,
  bytes: Buffer,
  headers: Readonly<Record<string, string>> = {},
): Promise<ReceivedBody | 'refused'> {
  const incoming = Object.assign(new PassThrough(), { headers });
  const reading = readBody(incoming as never, limit);
  incoming.end(bytes);
  return reading.catch((error: unknown) => {
    if (error instanceof TooManyBodiesError) return 'refused';
    throw error;
  });
}
