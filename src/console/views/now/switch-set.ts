import { call } from '../../api/client.ts';
import { namespace } from '../../page/namespace.ts';
import { act } from '../../state/notices.ts';
import { scenarios } from '../../state/resources.ts';
import { always } from './choice.ts';

/** Switches a set on for a duration; the undo switches exactly its new scenarios off. */
export async function switchSetOn(name: string, duration: string): Promise<void> {
  const where = namespace.value;
  const query = duration === always ? {} : { ttlSeconds: Number(duration) };
  let ids: readonly string[] = [];
  await act(
    async () => {
      const armed = await call('armScenarioSet', { params: { name }, query, namespace: where });
      ids = armed.scenarios.map(({ id }) => id);
    },
    `Switched on in ${where}: set ${name}.`,
    async () => {
      for (const id of ids) await call('disarmScenario', { params: { id }, namespace: where });
      scenarios.reload();
    },
  );
  scenarios.reload();
}
