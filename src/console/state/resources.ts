import type { OperationId } from '../../admin/call-types.ts';
import { computed, effect } from '@preact/signals';
import type { components } from '../../generated/admin/types.ts';
import { call } from '../api/client.ts';
import type { LiveEvent } from '../live/events.ts';
import { isNamespaceMissing, namespace, onlyNamespace } from '../page/namespace.ts';
import { createResource, isChange, isRequest, replacingCalls } from './resource.ts';
import { isTokenNeeded, session } from '../page/session.ts';

type Schemas = components['schemas'];

/** An outcome that an operation can answer. */
export type CatalogueEntry = Schemas['Catalogue']['outcomes'][number];
/** An armed scenario. */
export type ArmedScenario = Schemas['Armed'];

/** The calls that may change which scenarios are in effect. */
export const scenarioCalls = [
  'armScenario',
  'disarmScenario',
  'disarmScenarios',
  'armScenarioSet',
  'changeClock',
  ...replacingCalls,
] as const satisfies readonly OperationId[];

/** The armed scenarios of the controlled namespace, in order of precedence. */
export const scenarios = createResource(
  async () => (await call('listScenarios')).scenarios,
  (event) => isChange(event, scenarioCalls, namespace.value) || isForced(event),
);

/** The clock of the controlled namespace. `loadedAt` is this machine's time at its load, in epoch milliseconds. */
export const clock = createResource(
  async () => ({ ...(await call('getClock')), loadedAt: Date.now() }),
  (event) =>
    isChange(
      event,
      [
        'putAccount',
        'changeAccount',
        'removeAccount',
        'signIn',
        'endSession',
        'endSessions',
        ...scenarioCalls,
      ],
      namespace.value,
    ) || isRequest(event, namespace.value),
);

const wholeCatalogue = createResource(
  () => call('listOutcomes'),
  (event) =>
    isChange(
      event,
      ['putNamespace', 'putState', 'putBundle', 'restoreSnapshot', 'putFixtures'],
      namespace.value,
    ),
);

/** The outcomes of all operations of the controlled namespace's profiles. */
export const catalogue = { ...wholeCatalogue, data: computed(() => wholeCatalogue.data.value?.outcomes) };

/** The replies to requests that reach no operation, by the controlled namespace's profiles. */
export const refusals = { ...wholeCatalogue, data: computed(() => wholeCatalogue.data.value?.refusals) };

/** The served providers and the emulator's version. */
export const health = createResource(
  () => call('getHealth'),
  (event) => isChange(event, ['putFixtures']),
);

/** The namespaces in use; only the controlled one if the caller may see no other. */
export const namespaces = createResource(
  async () => {
    if (onlyNamespace.value !== undefined) return [onlyNamespace.value];
    const { namespaces } = await call('listNamespaces');
    const names = namespaces.map(({ name }) => name);
    return session.value?.namespaceRequired === true ? names.filter((name) => name !== 'default') : names;
  },
  (event) => isChange(event, ['putNamespace', 'removeNamespace']) || isUnknownNamespace(event),
);

function isUnknownNamespace(event: LiveEvent): boolean {
  return event.type === 'request' && namespaces.data.peek()?.includes(event.entry.namespace) === false;
}

function isForced(event: LiveEvent): boolean {
  return event.type === 'request' && event.entry.forcedBy !== undefined;
}

/** Keeps the data that every view shows current, and loads it again when the user picks another namespace. */
export function startResources(): void {
  const ofProcess = [health, namespaces];
  const ofNamespace = [scenarios, clock, catalogue];
  let shown = namespace.peek();
  effect(() => {
    // also runs when another namespace is picked
    const name = namespace.value;
    if (name !== shown) [scenarios, clock].forEach((one) => one.clear());
    shown = name;
    if (session.value === undefined || isTokenNeeded.value) return undefined;
    const started = isNamespaceMissing.value ? ofProcess : [...ofNamespace, ...ofProcess];
    const ends = started.map((one) => one.start());
    return () => ends.forEach((end) => end());
  });
}
