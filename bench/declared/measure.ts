import { callAdmin } from '../burdens.ts';
import { warmUp } from '../load.ts';
import type { Machine } from '../machine.ts';
import { during, rotated, type Sample } from '../rounds.ts';
import { residentMegabytesOf, startCpuMsOf } from '../process-figures.ts';
import { startToFirstLogin, type Started } from '../start.ts';
import type { System } from '../systems.ts';
import { inTurns } from '../turns.ts';

/** Prism starts slowly, and joins every third round only. */
const roundsOfSlow = 3;

/** Measures the starts of all systems in each round. */
export async function measureStarts(
  systems: readonly System[],
  rounds: number,
  progress: (line: string) => void,
): Promise<readonly Sample[]> {
  for (const system of systems) await during(system, expectAnswer);
  const samples: Sample[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const taking = rotated(systems, round).filter(({ slow }) => !slow || round % roundsOfSlow === 0);
    for (const system of taking) {
      const figures = await during(system, async ({ startMs, child: { pid } }) =>
        Promise.resolve({
          ...{ startMs, startCpuMs: startCpuMsOf(pid) },
          startedMegabytes: residentMegabytesOf(pid),
        }),
      );
      samples.push({ system: system.id, round, figures });
    }
    progress(`starts: round ${round + 1} of ${rounds}`);
  }
  return samples;
}

/** Loads the systems with logins in turns. All run at the same time, on the same core. */
export async function measureLogins(
  systems: readonly System[],
  rounds: number,
  machine: Machine,
  progress: (line: string) => void,
): Promise<readonly Sample[]> {
  progress('logins');
  const running: { readonly system: System; readonly started: Started }[] = [];
  try {
    for (const system of systems) {
      const started = await startToFirstLogin(system);
      running.push({ system, started });
      await expectTokens(started);
      await reset(started);
      await warmUp(started, machine);
    }
    const turns = running.map(({ system, started }) => ({
      ...{ system: system.id, started },
      prepare: () => reset(started),
    }));
    return await inTurns(turns, rounds, machine);
  } finally {
    for (const { started } of running) await started.child.end();
  }
}

/** Removes earlier sessions. */
function reset({ url }: Started): Promise<void> {
  return callAdmin(url, 'POST', '/__admin/reset', 204);
}

/** Throws unless a system answers the login with JSON. */
async function expectAnswer(started: Started): Promise<void> {
  await answerOf(started);
}

/** Throws unless a system answers the login with two JWTs. */
async function expectTokens(started: Started): Promise<void> {
  const answer = await answerOf(started);
  const tokens = ['access', 'refresh'].map((name) =>
    typeof answer === 'object' && answer !== null ? String(Reflect.get(answer, name)) : '',
  );
  if (tokens.every((token) => token.split('.').length === 3)) return;
  throw new Error(`${started.url} answered the login without two JWTs: ${JSON.stringify(answer)}`);
}

async function answerOf({ url, body }: Started): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body });
  const text = await response.text();
  if (response.status === 200) return JSON.parse(text) as unknown;
  throw new Error(`${url} answered the login with ${response.status}: ${text}`);
}
