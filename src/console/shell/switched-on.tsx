import { call } from '../api/client.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { durationText } from '../parts/time.tsx';
import { useSecondsUntil } from '../state/emulator-time.ts';
import { act } from '../state/notices.ts';
import { scenarios, type ArmedScenario } from '../state/resources.ts';
import { armAgain, scenarioText } from '../state/scenario-text.ts';

/** What is switched on in the namespace, with a button for each and one for all. */
export function SwitchedOn() {
  const armed = scenarios.data.value ?? [];
  const clearAll = async () => {
    await act(
      () => call('disarmScenarios'),
      armed.length === 1 ? 'Switched it off.' : `Switched off all ${armed.length}.`,
      () => armAgain(armed),
    );
    scenarios.reload();
  };
  if (armed.length === 0) return <p class="switched-on quiet">Nothing is switched on</p>;
  return (
    <section class="switched-on" aria-label="Switched on">
      <ul>
        {armed.map((one) => (
          <li key={one.id}>
            <Chip one={one} />
          </li>
        ))}
      </ul>
      <Button size="small" icon="cross" onClick={clearAll}>
        Switch off all
      </Button>
    </section>
  );
}

function Chip({ one }: { readonly one: ArmedScenario }) {
  const left = useSecondsUntil(one.expiresAt);
  const uses = one.remaining === null ? '' : `${one.remaining}×`;
  const time = left === undefined ? '' : durationText(left);
  const text = scenarioText(one);
  const end = async () => {
    await act(
      () => call('disarmScenario', { params: { id: one.id } }),
      `Switched off: ${text}.`,
      () => armAgain([one]),
    );
    scenarios.reload();
  };
  return (
    <span class="chip">
      <Icon name="flag" />
      <span>{text}</span>
      <span class="quiet">{[uses, time].filter((part) => part !== '').join(' · ')}</span>
      <Button size="small" icon="cross" isIconOnly onClick={end}>
        Switch off {text}
      </Button>
    </span>
  );
}
