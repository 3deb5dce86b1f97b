import { call } from '../api/client.ts';
import { CallError } from '../api/problem.ts';
import { armAgain } from './arm-again.ts';
import { inEffectAt } from './in-effect.ts';
import { namespace } from '../page/namespace.ts';
import { act, tellDone } from './notices.ts';
import { scenarios, type ArmedScenario } from './resources.ts';

/** Switches scenarios off; the undo arms them again as they were. */
export async function switchOff(ended: readonly ArmedScenario[], text: string): Promise<void> {
  const from = namespace.value;
  await act(
    async () => {
      for (const { id } of ended) await disarm(id, from);
    },
    `Switched off: ${text}.${noteOf(ended)}`,
    () => switchOnAgain(ended, from),
  );
  scenarios.reload();
}

/** Switches off all scenarios of the namespace; the undo arms them again as they were. */
export async function switchOffAll(): Promise<void> {
  const from = namespace.value;
  let ended: readonly ArmedScenario[] = [];
  const isDone = await act(async () => {
    ended = await inEffectAt(from);
    await call('disarmScenarios', { namespace: from });
  });
  scenarios.reload();
  if (!isDone) return;
  const text = ended.length === 1 ? 'Switched it off.' : `Switched off all ${ended.length}.`;
  tellDone(`${text}${noteOf(ended)}`, () => switchOnAgain(ended, from));
}

async function switchOnAgain(ended: readonly ArmedScenario[], where: string): Promise<void> {
  await armAgain(ended, where);
  scenarios.reload();
}

/** Another person may have switched it off meanwhile, which is as good. */
async function disarm(id: string, where: string): Promise<void> {
  try {
    await call('disarmScenario', { params: { id }, namespace: where });
  } catch (error) {
    if (!(error instanceof CallError && error.code === 'scenario-not-found')) throw error;
  }
}

function noteOf(ended: readonly ArmedScenario[]): string {
  if (!ended.some(({ source }) => source === 'fixtures')) return '';
  return ' Those of the fixture files stay off until a reset; Undo posts them anew.';
}
