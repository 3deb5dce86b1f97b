import { call } from '../../api/client.ts';
import { namespace } from '../../page/namespace.ts';
import { act } from '../../state/notices.ts';
import { scenarios } from '../../state/resources.ts';
import { scenarioText } from '../../state/scenario-text.ts';
import { scenarioOf } from './choice-scenario.ts';
import type { Choice } from './choice.ts';
import { rememberUsed } from './used.ts';

/** Switches a choice on; the undo switches it off. */
export async function switchOn(choice: Choice): Promise<void> {
  const where = namespace.value;
  const body = scenarioOf(choice);
  let id = '';
  const isDone = await act(
    async () => ({ id } = await call('armScenario', { body, namespace: where })),
    `Switched on in ${where}: ${scenarioText(body)}.`,
    async () => {
      await call('disarmScenario', { params: { id }, namespace: where });
      scenarios.reload();
    },
  );
  if (isDone) rememberUsed(choice);
  scenarios.reload();
}
