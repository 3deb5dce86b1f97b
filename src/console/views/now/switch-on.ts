import { call } from '../../api/client.ts';
import { messageOf } from '../../api/problem.ts';
import { namespace } from '../../page/namespace.ts';
import { tellDone } from '../../state/notices.ts';
import { scenarios } from '../../state/resources.ts';
import { scenarioText } from '../../state/scenario-text.ts';
import { scenarioOf } from './choice-scenario.ts';
import type { Choice } from './choice.ts';
import { rememberUsed } from './used.ts';

/** Switches a choice on; the notice's undo switches it off. Returns why the control plane refuses it, if it does. */
export async function switchOn(choice: Choice): Promise<string | undefined> {
  const where = namespace.value;
  const body = scenarioOf(choice);
  try {
    const { id } = await call('armScenario', { body, namespace: where });
    tellDone(`Switched on in ${where}: ${scenarioText(body)}.`, async () => {
      await call('disarmScenario', { params: { id }, namespace: where });
      scenarios.reload();
    });
  } catch (error) {
    return messageOf(error);
  }
  rememberUsed(choice);
  scenarios.reload();
  return undefined;
}
