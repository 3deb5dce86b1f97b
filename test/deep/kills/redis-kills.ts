import { exchangeText, type Answer, type Client, type Request } from '../../support/client.ts';
import type { RunContext } from '../long-run.ts';
import { randomOf } from '../random.ts';
import { isServerError } from '../unasked.ts';
import { startCrew } from './crew.ts';
import { change, createLedger } from './ledger.ts';
import { startDurableRedis } from './redis.ts';

/** Emulators under load on a Redis that is killed repeatedly. */
export interface RedisKills {
  /** Kills Redis under load, restarts it, and checks that all acknowledged changes survived. */
  round(action: number): Promise<void>;
  stop(): Promise<void>;
}

const processes = 4;
/** Concurrent changes at each process. */
const changesAtOnce = 4;
/** Time limit for each process to recover after Redis has. */
const recoversWithinMs = 15_000;

/** Starts Redis and the emulators. */
export async function startRedisKills(context: RunContext): Promise<RedisKills> {
  const redis = await startDurableRedis();
  const ledger = createLedger();
  let action = 0;
  const crew = await startCrew(context, processes, redis.url, (request, answer) => {
    context.count('requests');
    const problem = problemOf(answer);
    if (problem !== undefined)
      context.fail(
        `${problem} at ${request.method} ${placeOf(request)}`,
        action,
        exchangeText(request, answer),
      );
  });

  /** Makes changes until `isOver` returns true. */
  async function load(client: Client, worker: number, isOver: () => boolean): Promise<void> {
    for (let turn = 0; !isOver(); turn += 1) {
      const acknowledged = await change(client, randomOf(context.seed + action, 1000 * worker + turn));
      if (acknowledged === undefined) await pause(20);
      else ledger.enter(acknowledged);
    }
  }

  async function recovered(): Promise<void> {
    const request = { method: 'GET', path: '/api/v1/me', headers: { 'x-emulator-namespace': 'kills-0' } };
    for (const client of crew.clients) {
      const startedAt = performance.now();
      let answer = await client.send(request);
      while (answer.status !== 401 && performance.now() - startedAt < recoversWithinMs) {
        await pause(50);
        answer = await client.send(request);
      }
      if (answer.status !== 401)
        context.fail(
          'an emulator did not recover after the restart of Redis',
          action,
          exchangeText(request, answer),
        );
    }
  }

  return {
    async round(number) {
      action = number;
      const random = randomOf(context.seed, action);
      let isOver = false;
      const loads = crew.clients.flatMap((client, at) =>
        Array.from({ length: changesAtOnce }, (_, worker) =>
          load(client, changesAtOnce * at + worker, () => isOver),
        ),
      );
      await pause(200 + random.below(800));
      await redis.kill();
      await pause(random.below(800));
      await redis.start();
      await pause(100);
      isOver = true;
      await Promise.all(loads);
      context.count('kills of Redis');
      for (let ended = await crew.replaceEnded(); ended !== undefined; ended = await crew.replaceEnded())
        context.fail('an emulator ended when Redis was killed', action, ended);
      await recovered();
      const broken = await ledger.broken(crew.clients, random);
      context.count('acknowledged changes checked', ledger.size);
      if (broken !== undefined)
        context.fail(`an acknowledged change is lost: ${broken.what}`, action, broken.exchange);
    },
    async stop() {
      await crew.stop();
      await redis.remove();
    },
  };
}

/** Without Redis the response must be an immediate 503. A process that ends is reported separately. */
function problemOf(answer: Answer): string | undefined {
  const isAway = answer.status === 503;
  if (!isAway && isServerError(answer)) return `${answer.status} without Redis`;
  return answer.text === 'no answer within 30 s' ? 'no answer within 30 s' : undefined;
}

/** Returns a path without generated names. */
function placeOf({ path }: Request): string {
  return path.replace(/[^/]+@example\.com/, '{login}');
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
