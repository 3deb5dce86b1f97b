import type { ClientRequest, IncomingMessage } from 'node:http';
import { request as sendSecurely } from 'node:https';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { madePair } from './vite/pair.ts';
import { startServers, type Running } from './vite/running.ts';

describe('the plugin for Vite over https', () => {
  const pair = { key: '', cert: '' };
  let running: Running<'secure'>;

  beforeAll(async () => {
    Object.assign(pair, madePair());
    running = await startServers<'secure'>({ secure: { command: 'dev', plugin: { https: pair } } });
  });
  afterAll(async () => {
    expect(await running.close()).toBe(0);
  });

  it('serves https with a given certificate', async () => {
    const { port } = new URL(running.servers.secure.url);
    const place = { host: 'localhost', port, ca: pair.cert, servername: 'localhost' };
    const health = await answerTo(sendSecurely({ ...place, path: '/__admin/health' }).end());
    expect(JSON.parse(await text(health))).toMatchObject({ status: 'ready' });
    const body = new URLSearchParams({ user: 'plain', password: 'Password-1' }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const asked = sendSecurely({ ...place, path: '/api/v1/login', method: 'POST', headers }).end(body);
    expect(JSON.parse(await text(await answerTo(asked)))).toMatchObject({
      data: { me: { avatarUrl: `https://localhost:${port}/avatar/plain` } },
    });
  });
});

function answerTo(asked: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => asked.once('response', resolve).once('error', reject));
}
