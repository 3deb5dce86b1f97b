import type { components } from '../../../generated/admin/types.ts';
import { call } from '../../api/client.ts';
import { namespace } from '../../page/namespace.ts';
import { isChange, replacingCalls, useResource } from '../../state/resource.ts';

/** A scenario set. */
export type ScenarioSet = components['schemas']['ScenarioSet'];

/** Returns the ready sets of the namespace. */
export function useSets() {
  return useResource(
    async () => (await call('listScenarioSets')).sets,
    [namespace.value],
    (event) => isChange(event, ['saveScenarioSet', ...replacingCalls], namespace.value),
  );
}
