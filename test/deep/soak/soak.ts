import { createClient, exchangeText, type Answer, type Client } from '../../support/client.ts';
import { startEmulator, type EmulatorProcess } from '../emulator-process.ts';
import { createDeadline, type LongRun, type RunContext } from '../long-run.ts';
import { randomOf, type Random } from '../random.ts';
import { isServerError } from '../unasked.ts';
import { pickFlow } from './flows/flows.ts';
import { watchMemory } from './memory.ts';
import { pickPlace, standing, wishOf, type Place } from './namespaces.ts';
import { requestIn, type Flow, type Sent, type Visit } from './visit.ts';

/** The number of concurrent flows. */
const workers = 8;

/** A mixed load of all providers in both profiles. It fails on unexpected errors, and if memory grows. */
export const soak: LongRun = {
  name: 'soak',
  async run(context) {
    const emulator = await startEmulator(context.cli, ['--log', 'off', '--seed', String(context.seed)]);
    const client = createClient(emulator.port);
    try {
      for (const place of standing) await makeNamespace(client, place);
      await Promise.all(standing.map((place) => fillJournal(client, place)));
      const memory = watchMemory(emulator, context.seconds);
      await loaded(context, emulator, client);
      await memory.judge(context);
    } finally {
      client.close();
      await emulator.stop();
    }
  },
  summary(counts, seconds) {
    const figure = (name: string) => counts[name] ?? 0;
    const perSecond = Math.round(figure('requests') / Math.max(1, seconds));
    const kinds = [
      '2xx',
      '3xx',
      '4xx',
      '5xx requested',
      "the vendor's 5xx",
      '5xx unexpected',
      'disconnects requested',
      'disconnects unexpected',
    ];
    const statuses = kinds.map((kind) => `${kind} ${figure(kind)}`).join(', ');
    return `${figure('actions')} actions, ${figure('requests')} requests in ${Math.round(seconds)} s (${perSecond}/s): ${statuses}`;
  },
};

/** Runs flows, at most `rate` a second, until the deadline. */
async function loaded(context: RunContext, emulator: EmulatorProcess, client: Client): Promise<void> {
  const { elapsed, isOver } = createDeadline(context);
  const underWay = new Set<number>();
  let next = context.firstAction;
  async function work(): Promise<void> {
    while (!isOver()) {
      const early = (next - context.firstAction) / context.rate - elapsed();
      if (early > 0) {
        await new Promise((resolve) => setTimeout(resolve, 1000 * early));
        continue;
      }
      const action = next++;
      underWay.add(action);
      await act(context, client, action);
      underWay.delete(action);
      context.count('actions');
      context.markDone(Math.min(next, ...underWay));
      if (emulator.ended() !== undefined) return;
    }
  }
  await Promise.all(Array.from({ length: workers }, work));
  const end = emulator.ended();
  if (end !== undefined) context.fail(`the emulator ended (${end})`, next, emulator.output());
}

async function act(context: RunContext, client: Client, action: number): Promise<void> {
  const random = randomOf(context.seed, action);
  const flow = pickFlow(random);
  const place = pickPlace(flow, random, action);
  const visit = visitOf(context, client, action, random, flow, place);
  if (place.isAlone && (place.profile === 'observed' || random.chance(0.3)))
    await makeNamespace(client, place);
  await flow.run(visit);
  if (place.isAlone)
    await visit.admin({ method: 'DELETE', path: `/namespaces/${place.namespace}`, status: 204 });
  else if (place.mayEnd && random.chance(0.03))
    await visit.admin({ method: 'POST', path: '/reset', status: 204 });
  else if (place.mayEnd && random.chance(0.01)) await remake(visit);
}

/** Drops a namespace. The control plane or the next request creates it again. */
async function remake({ random, admin, ...place }: Visit): Promise<void> {
  const path = `/namespaces/${place.namespace}`;
  await admin({ method: 'DELETE', path });
  if (random.chance(0.7)) await admin({ method: 'PUT', path, json: wishOf(place) });
}

/** The capacity of a namespace's journal, which fills up slowly on a busy machine. */
const journalEntries = 250;

async function fillJournal(client: Client, { namespace }: Place): Promise<void> {
  const headers = { 'x-emulator-namespace': namespace };
  for (let entry = 0; entry < journalEntries; entry += 1)
    await client.send({ method: 'GET', path: '/v3/session/token', headers });
}

async function makeNamespace(client: Client, place: Place): Promise<void> {
  const body = JSON.stringify(wishOf(place));
  const path = `/__admin/namespaces/${place.namespace}`;
  await client.send({ method: 'PUT', path, headers: { 'content-type': 'application/json' }, body });
}

function visitOf(
  context: RunContext,
  client: Client,
  action: number,
  random: Random,
  flow: Flow,
  place: Place,
): Visit {
  const isByPath = random.chance(0.3);
  async function sent(inPath: boolean, wanted: Sent): Promise<Answer> {
    const request = requestIn(place.namespace, inPath, wanted);
    const answer = await client.send(request);
    context.count('requests');
    context.count(kindOf(answer, wanted.mayFail === true));
    const problem = problemOf(answer, wanted, place);
    if (problem !== undefined)
      context.fail(`${flow.name}: ${problem}`, action, exchangeText(request, answer));
    return answer;
  }
  return {
    ...{ random, namespace: place.namespace, profile: place.profile, isAlone: place.isAlone },
    send: (wanted) => sent(isByPath, wanted),
    admin: (wanted) => sent(false, { ...wanted, path: `/__admin${wanted.path}` }),
  };
}

function kindOf(answer: Answer, mayFail: boolean): string {
  const { status } = answer;
  if (status === 0) return mayFail ? 'disconnects requested' : 'disconnects unexpected';
  if (status < 500) return `${Math.floor(status / 100)}xx`;
  if (mayFail) return '5xx requested';
  return isServerError(answer) ? '5xx unexpected' : "the vendor's 5xx";
}

function problemOf(answer: Answer, { mayFail, status }: Sent, { isAlone }: Place): string | undefined {
  if (mayFail === true) return undefined;
  if (answer.status === 0) return `the connection broke (${answer.text})`;
  if (isServerError(answer)) return `unexpected ${answer.status}`;
  const expected = status === undefined ? [] : [status].flat();
  if (!isAlone || expected.length === 0 || expected.includes(answer.status)) return undefined;
  return `${answer.status} instead of ${expected.join(' or ')}`;
}
