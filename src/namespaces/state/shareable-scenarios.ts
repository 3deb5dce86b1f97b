import type { ArmedScenario, ScenarioEntry } from '../../core/scenario.ts';
import { expiryOf } from '../../scenarios/target.ts';
import { withoutSecrets } from '../../scenarios/without-secrets.ts';
import { configIn, type Overlay } from '../../store/store.ts';
import { definedOnly } from '../../json.ts';

/** Whether the account of a scenario is one of the fixtures. */
export type IsInFixtures = (entry: ScenarioEntry) => boolean;

/** The parts of a state that a bundle without secrets never has. */
const alwaysOmitted = [
  'the sessions, because their tokens sign in',
  'the accounts that were added or changed, because they have passwords and codes',
  'the messages, because they have codes and links',
  'the rest of the state: failed logins, locks, and how often each scenario was used',
];

/** Returns the armed scenarios without their secrets, and sentences about everything that the bundle omits. */
export function shareableScenarios(
  {
    layer,
    now,
    scenarios,
  }: { readonly layer: Overlay; readonly now: number; readonly scenarios: readonly ArmedScenario[] },
  isInFixtures: IsInFixtures,
) {
  const startedAt = configIn(layer.records).startedAt ?? now;
  const all = scenarios.map((armed) => shared(armed, expiryOf(armed, startedAt), now, isInFixtures));
  return {
    scenarios: all.flatMap(({ entry }) => (entry === undefined ? [] : [entry])),
    omitted: [...alwaysOmitted, ...all.flatMap(({ omitted }) => omitted ?? [])],
  };
}

function shared(
  { id, entry }: ArmedScenario,
  end: number | undefined,
  now: number,
  isInFixtures: IsInFixtures,
): { readonly entry?: Readonly<Record<string, unknown>>; readonly omitted?: string } {
  if (end !== undefined && end <= now) return { omitted: `${id}, because it has ended` };
  if (!isInFixtures(entry)) return { omitted: `${id}, because its account isn't one of the fixtures` };
  const { entry: rest, removed } = withoutSecrets(entry);
  if (rest === undefined)
    return { omitted: `${id}, because its patch has only values that may be secret: ${removed.join(', ')}` };
  // the scenario ends at the same time after an import
  const ttlSeconds = end === undefined ? undefined : Math.ceil((end - now) / 1000);
  return {
    entry: { id, ...rest, ...definedOnly({ ttlSeconds }) },
    ...(removed.length === 0
      ? {}
      : { omitted: `${removed.join(', ')} in the patch of ${id}, because they may be secret` }),
  };
}
