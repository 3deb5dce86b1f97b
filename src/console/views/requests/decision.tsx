import type { RequestEntry } from '../../live/events.ts';
import { Provenance } from './provenance.tsx';

/** The path of the decision: its steps, where the rule comes from, and how to get the same answer. */
export function Decision({ entry }: { readonly entry: RequestEntry }) {
  const { trace } = entry;
  const deciding = decidingStep(entry);
  return (
    <section class="stack" aria-label="Decision">
      <h3>How it was decided</h3>
      {trace.length === 0 ? (
        <p class="quiet">No step was recorded.</p>
      ) : (
        <ol class="steps">
          {trace.map((step, index) => (
            <li key={index} class={index === deciding ? 'deciding' : undefined}>
              <span>{stepText(step)}</span>
              {index === deciding ? <span class="badge">decided it</span> : null}
            </li>
          ))}
        </ol>
      )}
      <Provenance entry={entry} />
    </section>
  );
}

/** The index of the deciding step: the step of the forcing scenario, else the last. */
function decidingStep({ trace, forcedBy }: RequestEntry): number {
  const forcing =
    forcedBy === undefined
      ? -1
      : trace.findIndex((step) => step === 'forced by the request' || scenarioIn(step)?.id === forcedBy);
  return forcing >= 0 ? forcing : trace.length - 1;
}

function scenarioIn(step: string): { readonly id: string; readonly effect: string } | undefined {
  const [, id, effect = ''] = /^scenario ([^\s:]+)(?:: (.*))?$/s.exec(step) ?? [];
  return id === undefined ? undefined : { id, effect };
}

/** A step as a sentence without its full stop: `Password does not match`. */
function stepText(step: string): string {
  const scenario = scenarioIn(step);
  if (scenario !== undefined) {
    const effect = scenario.effect.toLowerCase().replaceAll('_', ' ');
    return `Forced by ${scenario.id}${effect === '' ? '' : `: ${effect}`}`;
  }
  const unnamed = /^no namespace named: (.+)$/.exec(step)?.[1];
  if (unnamed !== undefined) return `The request names no namespace, so it belongs to ${unnamed}`;
  const words = /^[a-z]+(-[a-z]+)+$/.test(step) ? step.replaceAll('-', ' ') : step;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
