import fc, { type Arbitrary } from 'fast-check';
import { createClient, type Client } from '../../support/client.ts';
import { startEmulator, type EmulatorProcess } from '../emulator-process.ts';
import { createDeadline, type LongRun, type RunContext } from '../long-run.ts';
import { randomOf } from '../random.ts';
import { calls, probeCall } from './control-plane.ts';
import { dataRequests, namespaces, probeData } from './data-plane.ts';
import { Finding } from './finding.ts';
import { exportedState, importsOf, probeImport } from './imports.ts';
import { probeRaw, rawRequests } from './raw.ts';

/** The number of requests in one action, generated from the action's seed. */
const requestsOfAction = 25;
/** Time limit for an action, including the shrinking of a failure. */
const longestActionMs = 8000;

/** Odd requests to both planes, as HTTP and as raw bytes. It fails if the process ends, or on an error or contract violation. */
export const fuzz: LongRun = {
  name: 'fuzz',
  async run(context) {
    const known = new Set<string>();
    let target = await openTarget(context);
    const { isOver } = createDeadline(context);
    try {
      for (let action = context.firstAction; !isOver(); action += 1) {
        const finding = await act(context, target, action, known);
        if (finding !== undefined) {
          known.add(finding.kind);
          context.fail(finding.kind, action, finding.message);
        }
        if (target.emulator.ended() !== undefined) target = await openTarget(context);
        context.markDone(action + 1);
      }
    } finally {
      await target.close();
    }
  },
  summary(counts, seconds) {
    const kinds = plans.map(({ kind }) => `${counts[kind] ?? 0} ${kind}`).join(', ');
    return `${kinds} in ${Math.round(seconds)} s`;
  },
};

interface Target {
  readonly emulator: EmulatorProcess;
  readonly client: Client;
  /** A state that this emulator exported, to be modified and imported. */
  readonly exported: unknown;
  close(): Promise<void>;
}

async function openTarget({ cli, seed }: RunContext): Promise<Target> {
  const emulator = await startEmulator(cli, [
    '--log',
    'off',
    '--seed',
    String(seed),
    '--now',
    '2027-01-31T12:00:00Z',
  ]);
  const client = createClient(emulator.port);
  const profiles = { interserver: 'observed', rocketchat: 'observed', onlyoffice: 'observed' };
  await client.send({
    method: 'PUT',
    path: `/__admin/namespaces/${namespaces.observed}`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ profiles }),
  });
  async function close(): Promise<void> {
    client.close();
    await emulator.stop();
  }
  return { emulator, client, exported: await exportedState(client), close };
}

/** A kind of requests and its check. */
interface Plan {
  readonly kind: string;
  check(target: Target, judged: Judged, options: object): Promise<Finding | undefined>;
}

/** Counts a request and ignores an error that is already known. */
type Judged = (probing: Promise<void>) => Promise<void>;

const plans = [
  planOf(
    'requests to the data plane',
    () => dataRequests,
    ({ client }, request) => probeData(client, request),
  ),
  planOf(
    'calls of the control plane',
    () => calls,
    ({ client }, call) => probeCall(client, call),
  ),
  planOf(
    'raw exchanges',
    () => rawRequests,
    ({ emulator }, text) => probeRaw(emulator.port, text),
  ),
  planOf(
    'imported states',
    ({ exported }) => importsOf(exported),
    ({ client }, state) => probeImport(client, state),
  ),
];

function planOf<T>(
  kind: string,
  casesOf: (target: Target) => Arbitrary<T>,
  probe: (target: Target, one: T) => Promise<void>,
): Plan {
  return {
    kind,
    async check(target, judged, options) {
      const property = fc.asyncProperty(casesOf(target), (one) => judged(probe(target, one)));
      const { errorInstance } = await fc.check(property, options);
      if (errorInstance === null || errorInstance === undefined) return undefined;
      if (errorInstance instanceof Finding) return errorInstance;
      throw new Error('the fuzzer itself failed', { cause: errorInstance });
    },
  };
}

async function act(
  context: RunContext,
  target: Target,
  action: number,
  known: ReadonlySet<string>,
): Promise<Finding | undefined> {
  const random = randomOf(context.seed, action);
  const { kind, check } = random.pick(plans);
  const judged: Judged = async (probing) => {
    context.count(kind);
    try {
      await probing;
    } catch (error) {
      if (!(error instanceof Finding) || !known.has(error.kind)) throw error;
      context.fail(error.kind, action, error.message);
    }
  };
  const finding = await check(target, judged, {
    seed: random.below(2 ** 31),
    numRuns: requestsOfAction,
    interruptAfterTimeLimit: longestActionMs,
    markInterruptAsFailure: false,
  });
  return (await lifeOf(target)) ?? finding;
}

/** Checks that the process runs and reports its health. */
async function lifeOf({ emulator, client }: Target): Promise<Finding | undefined> {
  const end = emulator.ended();
  if (end !== undefined) return new Finding(`the emulator ended (${end})`, emulator.output());
  const { status, text } = await client.send({ method: 'GET', path: '/__admin/health' });
  return status === 200 ? undefined : new Finding(`the health check returned ${status}`, text);
}
