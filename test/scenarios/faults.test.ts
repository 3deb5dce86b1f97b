import { afterAll, expect, it } from '@jest/globals';
import { Agent, request as send } from 'node:http';
import { sendRaw, serve } from '../support/server.ts';
import { testApp } from '../support/app.ts';
import { admin, login } from './fault-calls.ts';

/** The faults, with the bytes that each sends. */
const faults = [
  { fault: 'EMPTY_RESPONSE', wire: /^$/ },
  { fault: 'CONNECTION_RESET_BY_PEER', wire: /^$/ },
  { fault: 'RANDOM_DATA_THEN_CLOSE', wire: /^(?!HTTP).+/ },
  {
    fault: 'MALFORMED_RESPONSE_CHUNK',
    wire: /^HTTP\/1\.1 200 OK\r\n[^]*chunked[^]*\r\n\r\n(?![\da-f]+\r\n)/i,
  },
] as const;

const standalone = serve(testApp());

afterAll(async () => (await standalone).close());

it.each(faults)('sends only the bytes of $fault', async ({ fault, wire }) => {
  const namespace = `wire-${fault.toLowerCase().replaceAll('_', '-')}`;
  await admin((await standalone).url, 'POST', '/scenarios', namespace, { fault });
  const body = JSON.stringify(login);
  const bytes = [
    'POST /apiv2/login HTTP/1.1',
    'Host: localhost',
    'Content-Type: application/json',
    `X-Emulator-Namespace: ${namespace}`,
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n');
  const came = await sendRaw((await standalone).port, bytes).catch(errorCodeOf);
  if (fault === 'CONNECTION_RESET_BY_PEER') expect(came).toBe('ECONNRESET');
  else expect(came).toMatch(wire);
});

it.each(faults)('closes only the keep-alive connection of the request with $fault', async ({ fault }) => {
  const namespace = `kept-${fault.toLowerCase().replaceAll('_', '-')}`;
  await admin((await standalone).url, 'POST', '/scenarios', namespace, { fault, skip: 1, times: 1 });
  const { url } = await standalone;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const once = () =>
    new Promise<number | string | undefined>((resolve) => {
      const headers = { 'content-type': 'application/json', 'x-emulator-namespace': namespace };
      const sent = send(`${url}/apiv2/login`, { method: 'POST', agent, headers }, (response) => {
        response.resume();
        response.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
        response.on('end', () => resolve(response.statusCode));
      });
      sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
      sent.end(JSON.stringify(login));
    });
  const said = [await once(), await once(), await once()];
  agent.destroy();
  const lost = fault.endsWith('CHUNK')
    ? 'HPE_INVALID_CHUNK_SIZE'
    : fault.startsWith('RANDOM')
      ? 'HPE_INVALID_CONSTANT'
      : 'ECONNRESET';
  expect(said).toEqual([200, lost, 200]);
});

function errorCodeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : error;
}
