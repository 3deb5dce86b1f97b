import { expect, it } from '@jest/globals';
import { testApp } from '../support/app.ts';
import { sendRaw, serve } from '../support/server.ts';

const requests = [
  ['/apiv2/login', { login: 'plain@example.com', passwd: 'Password-1' }],
  ['/apiv2/login', { login: 'sms@example.com', passwd: 'Password-1' }],
  ['/api/v1/login', { user: 'mail', password: 'Password-1' }],
  ['/api/v1/login', { user: 'plain', password: 'Password-1' }],
  ['/v3/session/login', { email: 'plain@example.com', password: 'Password-1', sliding: true }],
  ['/api/2.0/authentication/%7Bcode%7D', { userName: 'some text', password: '044LP3vr2j' }],
  ['/api/2.0/authentication/1', { userName: 'nobody', password: 'x' }],
] as const;

async function answersOf(seed: string): Promise<string> {
  const server = await serve(testApp({ seed }));
  let answers = '';
  for (const [path, body] of requests) {
    const content = JSON.stringify(body);
    const head = [
      `POST ${path} HTTP/1.1`,
      'Host: localhost:4010',
      'Content-Type: application/json',
      `Content-Length: ${content.length}`,
      'Connection: close',
    ];
    answers += await sendRaw(server.port, `${head.join('\r\n')}\r\n\r\n${content}`);
  }
  await server.close();
  return answers;
}

it('returns byte-identical answers for the same seed, time and requests', async () => {
  const first = await answersOf('a seed');
  expect(await answersOf('a seed')).toBe(first);
  expect(first).toContain('date: Sat, 21 Nov 2026 12:00:00 GMT');
  expect(first.match(/HTTP\/1\.1 200/g)).toHaveLength(4);
});

it('returns different tokens for another seed', async () => {
  expect(await answersOf('another seed')).not.toBe(await answersOf('a seed'));
});
