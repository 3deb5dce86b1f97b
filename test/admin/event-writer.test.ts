import { createServer, get, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it } from '@jest/globals';
import { createEventWriter } from '../../src/admin/handlers/event-writer.ts';

/** Reads the answer of a server; the use decides when. */
async function reading(listener: RequestListener, use: (answer: IncomingMessage) => Promise<void>) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ host: '127.0.0.1', port }, resolve).on('error', reject);
  });
  try {
    await use(answer);
  } finally {
    answer.destroy();
    server.close();
  }
}

it('sends a large backlog whole, and makes texts only as fast as the client reads', async () => {
  const length = 1_000_000;
  let made = 0;
  const textOf = (event: string) => {
    made += 1;
    return event.repeat(length);
  };
  const backlog = Array.from({ length: 30 }, () => 'a');
  const listener: RequestListener = (_request, response) => {
    const { write } = createEventWriter(response, backlog, { textOf, sizeOf: () => length });
    write('z');
  };
  await reading(listener, async (answer) => {
    expect(made).toBeLessThan(20);
    let read = '';
    for await (const chunk of answer.setEncoding('utf8')) {
      read += String(chunk);
      if (read.length >= 31 * length) break;
    }
    expect(read === `${'a'.repeat(30 * length)}${'z'.repeat(length)}`).toBe(true);
  });
});

it('disconnects a client that lets too many new events wait', () =>
  reading(
    (_request, response) => {
      const { write } = createEventWriter<string>(response, ['first'], {
        textOf: (event) => event,
        sizeOf: (event) => event.length,
      });
      response.once('drain', () => {
        for (let count = 0; count < 200; count += 1) write('a'.repeat(100_000));
      });
      write('a'.repeat(1_000_000));
    },
    async (answer) => {
      await expect(text(answer)).rejects.toMatchObject({ code: 'ECONNRESET' });
    },
  ));
