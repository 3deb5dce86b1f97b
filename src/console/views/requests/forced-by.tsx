import { call } from '../../api/client.ts';
import type { RequestEntry } from '../../live/events.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { act } from '../../state/notices.ts';
import { isChange, replacingCalls, useResource } from '../../state/resource.ts';
import { armAgain } from '../../state/arm-again.ts';
import { scenarioText } from '../../state/scenario-text.ts';

/** The cause of a forced answer, with how to switch it off; nothing for an answer that nothing forced. */
export function ForcedBy({ entry }: { readonly entry: RequestEntry }) {
  const { forcedBy } = entry;
  if (forcedBy === undefined) return null;
  return (
    <div class="forced-by">
      <Icon name="flag" />
      {forcedBy === 'prefer' ? <ByRequest /> : <ByScenario id={forcedBy} namespace={entry.namespace} />}
    </div>
  );
}

function ByRequest() {
  return (
    <p>
      <strong>Forced by the request itself</strong>: its Prefer header or its parameter __code asks for this
      answer. Leave it out to get the answer of the account.
    </p>
  );
}

const scenarioCalls = [
  'armScenario',
  'disarmScenario',
  'disarmScenarios',
  'armScenarioSet',
  'changeClock',
] as const;

function ByScenario({ id, namespace }: { readonly id: string; readonly namespace: string }) {
  const armed = useResource(
    async () => (await call('listScenarios', { namespace })).scenarios,
    [namespace],
    (event) =>
      isChange(event, [...scenarioCalls, ...replacingCalls], namespace) ||
      (event.type === 'request' && event.entry.forcedBy === id),
  );
  const one = armed.data.value?.find((known) => known.id === id);
  if (armed.data.value !== undefined && one === undefined) {
    return (
      <p>
        <strong>Forced by {id}</strong>, which is switched off now.
      </p>
    );
  }
  if (one === undefined) return <p>Forced by {id}</p>;
  const text = scenarioText(one);
  const switchOff = () =>
    act(
      () => call('disarmScenario', { params: { id }, namespace }),
      `Switched off: ${text}.`,
      () => armAgain([one], namespace),
    );
  return (
    <>
      <p>
        <strong>Forced</strong>, because this is switched on: {text}
      </p>
      <Button size="small" icon="cross" onClick={switchOff}>
        Switch it off
      </Button>
    </>
  );
}
