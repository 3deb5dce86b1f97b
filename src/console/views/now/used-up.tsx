import { useId } from 'preact/hooks';
import { call } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { useEmulatorNow } from '../../state/emulator-time.ts';
import { isInEffect } from '../../state/in-effect.ts';
import { namespace } from '../../page/namespace.ts';
import { act } from '../../state/notices.ts';
import { scenarios, type ArmedScenario } from '../../state/resources.ts';
import { scenarioText, type Scenario } from '../../state/scenario-text.ts';

const maxShown = 5;

/** The scenarios that are used up or have ended: the control plane keeps them, but they have no effect. */
export function UsedUp() {
  const id = useId();
  const now = useEmulatorNow();
  const ended = (scenarios.data.value ?? []).filter((one) => !isInEffect(one, now));
  if (ended.length === 0) return null;
  return (
    <section class="card stack" aria-labelledby={id}>
      <h2 id={id}>Over</h2>
      <ul class="used-up">
        {ended.slice(0, maxShown).map((one) => (
          <li key={one.id} class="row">
            <span class="words-of">{scenarioText(one)}</span>
            <span class="quiet">{one.remaining === 0 ? 'used up' : 'time is up'}</span>
            <Button size="small" onClick={() => switchOnAgain(one)}>
              Switch on again <span class="visually-hidden">{scenarioText(one)}</span>
            </Button>
          </li>
        ))}
      </ul>
      {ended.length > maxShown ? <p class="quiet">and {ended.length - maxShown} more</p> : null}
    </section>
  );
}

/** Replaces an ended scenario by a new one with all its uses and time. */
async function switchOnAgain(one: ArmedScenario): Promise<void> {
  const where = namespace.value;
  const { id, source: _source, set: _set, met: _met, remaining: _remaining, expiresAt, ...written } = one;
  // a set's time isn't written in its scenarios; scenarios of this page end by themselves
  const body: Scenario =
    expiresAt !== null && written.ttlSeconds === undefined ? { ...written, ttlSeconds: 900 } : written;
  await act(
    async () => {
      await call('armScenario', { body, namespace: where });
      await call('disarmScenario', { params: { id }, namespace: where });
    },
    `Switched on again: ${scenarioText(one)}.`,
  );
  scenarios.reload();
}
