import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { Agent, request as send } from 'node:http';
import express from 'express';
import { serve, sendRaw, type TestServer } from '../support/server.ts';
import { testApp } from '../support/app.ts';

const login = { login: 'plain@example.com', passwd: 'Password-1' };

/** The faults, with the exit code with which curl ends, and what comes over the wire. */
const faults = [
  { fault: 'EMPTY_RESPONSE', exit: 52, wire: /^$/ },
  { fault: 'CONNECTION_RESET_BY_PEER', exit: 56, wire: /^$/ },
  // 1: what comes is no HTTP that curl speaks
  { fault: 'RANDOM_DATA_THEN_CLOSE', exit: 1, wire: /^(?!HTTP).+/ },
  {
    fault: 'MALFORMED_RESPONSE_CHUNK',
    exit: 56,
    wire: /^HTTP\/1\.1 200 OK\r\n[^]*chunked[^]*\r\n\r\n(?![\da-f]+\r\n)/i,
  },
] as const;

let standalone: TestServer;
let mounted: TestServer;

beforeAll(async () => {
  standalone = await serve(testApp());
  mounted = await serve(express().use(express.json()).use('/emulated', testApp()));
});
afterAll(async () => {
  await standalone.close();
  await mounted.close();
});

/** The emulator by itself, and within an app of one's own that has read the body. */
const places = [
  { place: 'by itself', base: () => standalone.url },
  { place: 'mounted in an app', base: () => `${mounted.url}/emulated` },
];

const everywhere = places.flatMap((place) => faults.map((fault) => ({ ...place, ...fault })));

/** How curl ends, posting a login. */
function curl(url: string, namespace: string): Promise<number | string | null | undefined> {
  const args = [
    ...['-sS', '-o', '/dev/null', '-H', 'content-type: application/json'],
    ...['-H', `x-emulator-namespace: ${namespace}`, '--data', JSON.stringify(login), url],
  ];
  return new Promise((resolve) =>
    execFile('curl', args, (error) => resolve(error === null ? 0 : error.code)),
  );
}

/** Calls the control plane. */
async function admin(base: string, method: string, path: string, namespace: string, body?: object) {
  const response = await fetch(`${base}/__admin${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-emulator-namespace': namespace },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await response.json()) as unknown;
}

it.each(everywhere)('$fault ends curl with $exit, $place; what was decided stands', async (row) => {
  const { fault, exit, place } = row;
  const base = row.base();
  const namespace = `${fault}-${place}`.toLowerCase().replace(/[^a-z]+/g, '-');
  await admin(base, 'POST', '/scenarios', namespace, { fault, times: 1 });
  expect(await curl(`${base}/apiv2/login`, namespace)).toBe(exit);
  expect(await admin(base, 'GET', '/sessions/interserver', namespace)).toEqual({
    sessions: [
      {
        id: '1',
        kind: null,
        account: login.login,
        startedAt: '2026-11-21T12:00:00.000Z',
        expiresAt: '2026-11-22T12:00:00.000Z',
        alive: true,
        token: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    ],
  });
  expect(await admin(base, 'GET', `/requests/${namespace}-1`, namespace)).toMatchObject({
    outcome: 'signed-in',
    status: 200,
    account: login.login,
    trace: [`scenario scenario-1: ${fault}`, 'password matched'],
    response: { headers: {} },
  });
  expect(await curl(`${base}/apiv2/login`, namespace)).toBe(0);
});

it.each(faults)('$fault sends this and no more', async ({ fault, wire }) => {
  const namespace = `wire-${fault.toLowerCase().replaceAll('_', '-')}`;
  await admin(standalone.url, 'POST', '/scenarios', namespace, { fault });
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
  const came = await sendRaw(standalone.port, bytes).catch(
    (error: NodeJS.ErrnoException) => error.code ?? '',
  );
  if (fault === 'CONNECTION_RESET_BY_PEER') expect(came).toBe('ECONNRESET');
  else expect(came).toMatch(wire);
});

it.each(faults)('$fault takes away a connection that was kept alive, and no other', async ({ fault }) => {
  const namespace = `kept-${fault.toLowerCase().replaceAll('_', '-')}`;
  await admin(standalone.url, 'POST', '/scenarios', namespace, { fault, skip: 1, times: 1 });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const once = () =>
    new Promise<number | string | undefined>((resolve) => {
      const headers = { 'content-type': 'application/json', 'x-emulator-namespace': namespace };
      const sent = send(`${standalone.url}/apiv2/login`, { method: 'POST', agent, headers }, (response) => {
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

it('loses the answer that another scenario forces', async () => {
  const namespace = 'both';
  await admin(standalone.url, 'POST', '/scenarios', namespace, { outcome: 'locked-out' });
  await admin(standalone.url, 'POST', '/scenarios', namespace, { fault: 'EMPTY_RESPONSE' });
  expect(await curl(`${standalone.url}/apiv2/login`, namespace)).toBe(52);
  expect(await admin(standalone.url, 'GET', '/requests/both-1', namespace)).toMatchObject({
    outcome: 'locked-out',
    trace: ['scenario scenario-2: EMPTY_RESPONSE', 'scenario scenario-1'],
  });
});
