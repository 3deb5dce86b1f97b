import { execFile } from 'node:child_process';
import { afterAll, expect, it } from '@jest/globals';
import express from 'express';
import { testApp } from '../support/app.ts';
import { serve } from '../support/server.ts';
import { admin, login } from './fault-calls.ts';

/** The faults, with curl's exit code. */
const faults = [
  { fault: 'EMPTY_RESPONSE', exit: 52 },
  { fault: 'CONNECTION_RESET_BY_PEER', exit: 56 },
  // 1: curl does not support the protocol that it receives
  { fault: 'RANDOM_DATA_THEN_CLOSE', exit: 1 },
  { fault: 'MALFORMED_RESPONSE_CHUNK', exit: 56 },
] as const;

const standalone = serve(testApp());
const mounted = serve(express().use(express.json()).use('/emulated', testApp()));

afterAll(async () => {
  await (await standalone).close();
  await (await mounted).close();
});

/** The emulator by itself, and within an app that has already read the body. */
const places = [
  { place: 'by itself', base: async () => (await standalone).url },
  { place: 'mounted in an app', base: async () => `${(await mounted).url}/emulated` },
];

const everywhere = places.flatMap((place) => faults.map((fault) => ({ ...place, ...fault })));

/** Posts a login with curl and returns its exit code. */
function curl(url: string, namespace: string): Promise<number | string | null | undefined> {
  const args = [
    ...['-sS', '-o', '/dev/null', '-H', 'content-type: application/json'],
    ...['-H', `x-emulator-namespace: ${namespace}`, '--data', JSON.stringify(login), url],
  ];
  return new Promise((resolve) =>
    execFile('curl', args, (error) => resolve(error === null ? 0 : error.code)),
  );
}

it.each(everywhere)(
  'makes curl exit with $exit for $fault $place, and still starts the session',
  async (row) => {
    const { fault, exit, place } = row;
    const base = await row.base();
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
  },
);

it('loses the answer that another scenario forces', async () => {
  const namespace = 'both';
  await admin((await standalone).url, 'POST', '/scenarios', namespace, { outcome: 'locked-out' });
  await admin((await standalone).url, 'POST', '/scenarios', namespace, { fault: 'EMPTY_RESPONSE' });
  expect(await curl(`${(await standalone).url}/apiv2/login`, namespace)).toBe(52);
  expect(await admin((await standalone).url, 'GET', '/requests/both-1', namespace)).toMatchObject({
    outcome: 'locked-out',
    trace: ['scenario scenario-2: EMPTY_RESPONSE', 'scenario scenario-1'],
  });
});
