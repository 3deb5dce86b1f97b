import { expect, it } from '@jest/globals';
import { register as globalRegistry } from 'prom-client';
import request from 'supertest';
import packageFile from '../../package.json' with { type: 'json' };
import { scrape, type Answered, type Figures } from '../../src/admin/metrics.ts';
import type { Entry } from '../../src/journal/entry.ts';
import { testApp } from '../support/app.ts';

const signedIn = { provider: 'interserver', operation: 'login', outcome: 'signed-in', status: 200 };

function figures(answered: readonly Answered[], others: Partial<Figures> = {}): Figures {
  return {
    coverage: () => answered,
    namespaces: () => 0,
    journalEntries: () => 0,
    journalBytes: () => 0,
    ...others,
  };
}

/** The samples of a scrape by name and labels, of the emulator's own metrics only. */
async function ownSamples(from: Figures): Promise<Record<string, number>> {
  const { text } = await scrape(from);
  const samples = samplesOf(text);
  return Object.fromEntries(samples.filter(([name]) => name.startsWith('login_emulator_')));
}

/** Every line of the text format; throws at any other line. */
function samplesOf(text: string): readonly (readonly [string, number])[] {
  const lines = text.split('\n').filter((line) => line !== '' && !/^# (HELP|TYPE) [a-z0-9_]+ \S/.test(line));
  return lines.map((line) => {
    const [, sample, value] = /^([a-z0-9_]+(?:\{(?:[a-z_]+="[^"\\]*",?)*\})?) (\S+)$/.exec(line) ?? [];
    if (sample === undefined || !isNumber(value)) throw new Error(`not a sample: ${line}`);
    return [sample, Number(value)];
  });
}

/** A mean without samples is undefined; Prometheus reads `NaN` in any case. */
function isNumber(value = ''): boolean {
  return /^nan$/i.test(value) || !Number.isNaN(Number(value));
}

const requests = 'login_emulator_requests_total';
const signIns = `${requests}{provider="interserver",operation="login",outcome="signed-in",status="200"}`;

it('reports responses and sizes of the emulator', async () => {
  const answered = [
    { ...signedIn, count: 3 },
    { provider: 'rocketchat', operation: undefined, outcome: undefined, status: 404, count: 1 },
  ];
  const held = { namespaces: () => Promise.resolve(2), journalEntries: () => 4, journalBytes: () => 1234 };
  expect(await ownSamples(figures(answered, held))).toEqual({
    [signIns]: 3,
    [`${requests}{provider="rocketchat",operation="",outcome="",status="404"}`]: 1,
    login_emulator_namespaces: 2,
    login_emulator_journal_entries: 4,
    login_emulator_journal_bytes: 1234,
    [`login_emulator_build_info{version="${packageFile.version}"}`]: 1,
  });
});

it('sums counts over profiles, separately for each scrape', async () => {
  const answered = figures([
    { ...signedIn, count: 3 },
    { ...signedIn, count: 4 },
  ]);
  await scrape(answered);
  expect(await ownSamples(answered)).toHaveProperty([signIns], 7);
});

it('reports process metrics under the usual names', async () => {
  const { text, contentType } = await scrape(figures([]));
  expect(contentType).toBe('text/plain; version=0.0.4; charset=utf-8');
  const names = samplesOf(text).map(([sample]) => sample);
  for (const name of [
    'process_cpu_seconds_total',
    'process_resident_memory_bytes',
    'nodejs_eventloop_lag_p99_seconds',
  ])
    expect(names).toContain(name);
});

it('separates the metrics of two emulators in one process', async () => {
  const one = await ownSamples(figures([{ ...signedIn, count: 1 }]));
  const other = await ownSamples(figures([], { journalEntries: () => 7 }));
  expect(
    [one, other].map((samples) => [samples[signIns], samples['login_emulator_journal_entries']]),
  ).toEqual([
    [1, 0],
    [undefined, 7],
  ]);
  expect(await globalRegistry.metrics()).toBe('\n');
});

it('serves the metrics', async () => {
  const app = testApp();
  await request(app).post('/apiv2/login').send({ login: 'plain@example.com', passwd: 'Password-1' });
  const { status, headers, text } = await request(app).get('/__admin/metrics');
  expect({ status, type: headers['content-type'] }).toEqual({
    status: 200,
    type: 'text/plain; version=0.0.4; charset=utf-8',
  });
  expect(text).toContain(`${signIns} 1\n`);
  expect(text).toContain('login_emulator_namespaces 1\n');
  expect(text).toContain('login_emulator_journal_entries 1\n');
});

it('contains no logins, namespaces or secrets', async () => {
  const entries: Entry[] = [];
  const app = testApp({ record: (entry) => entries.push(entry) });
  const send = (body: object) =>
    request(app).post('/apiv2/login').set('x-emulator-namespace', 'my-branch').send(body);
  await send({ login: 'plain@example.com', passwd: 'Password-1' });
  await send({ login: 'plain@example.com', passwd: 'Wrong-1' });
  await send({ login: 'who@example.com', passwd: 'Wrong-2' });
  const answered = entries.map(({ provider = '', operation, outcome, status }) => {
    return { provider, operation, outcome, status, count: 1 };
  });
  const { text } = await scrape(figures(answered));
  expect(text).toContain('outcome="invalid-credentials",status="402"} 2');
  expect(text).not.toMatch(/plain|who|example\.com|password-1|wrong|my-branch/i);
});
