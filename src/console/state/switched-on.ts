import { isInEffect } from './in-effect.ts';
import type { ArmedScenario } from './resources.ts';
import { effectText, scenarioText } from './scenario-text.ts';

/** An entry of the strip: a scenario, or a set with all its scenarios. */
export interface SwitchedOn {
  readonly key: string;
  readonly text: string;
  readonly scenarios: readonly ArmedScenario[];
  /** How many requests it still affects; null for all. */
  readonly remaining: number | null;
  /** When the last of it ends, by the namespace's clock; null if it doesn't. */
  readonly expiresAt: string | null;
}

/** Returns the entries of the strip in order of precedence, without scenarios that are used up or have ended. */
export function switchedOnAt(armed: readonly ArmedScenario[], now: Date | undefined): readonly SwitchedOn[] {
  const groups = new Map<string, readonly ArmedScenario[]>();
  for (const one of armed) {
    if (!isInEffect(one, now)) continue;
    const key = one.set === undefined ? `one ${one.id}` : `set ${one.set}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups].map(([key, scenarios]) => ({
    key,
    text: textOf(scenarios),
    scenarios,
    remaining: sumOf(scenarios.map(({ remaining }) => remaining)),
    expiresAt: latestOf(scenarios.map(({ expiresAt }) => expiresAt)),
  }));
}

function textOf(scenarios: readonly ArmedScenario[]): string {
  const [first] = scenarios;
  if (first === undefined) return '';
  const { set } = first;
  if (set === undefined) return scenarioText(first);
  const effects = [...new Set(scenarios.map(effectText))];
  const words = effects.length > 2 ? `${effects.length} effects` : effects.join(', ');
  return `set ${set}: ${words}`;
}

function sumOf(numbers: readonly (number | null)[]): number | null {
  return numbers.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0);
}

function latestOf(times: readonly (string | null)[]): string | null {
  return times.reduce((latest, one) =>
    latest === null || one === null ? null : latest > one ? latest : one,
  );
}
