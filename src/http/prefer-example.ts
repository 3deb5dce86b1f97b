import type { AnswerExample, OperationContract } from '../core/contract.ts';
import type { Preference } from '../emulator/emulator.ts';
import { isSafePreference } from '../journal/redact-text.ts';
import { didYouMean } from '../suggestion.ts';

/** Selects one of an operation's examples by status, by name or by both, as Prism does; the first that fits. */
export function selectExample(
  { code, example }: { readonly code?: string; readonly example?: string },
  { operationId, outcomes }: Pick<OperationContract<unknown>, 'operationId' | 'outcomes'>,
  examples: readonly AnswerExample[],
): Preference | { readonly wrong: string } | undefined {
  if (code === undefined && example === undefined) return undefined;
  const found = examples.find(
    ({ status, name }) =>
      (code === undefined || String(status) === code) && (example === undefined || name === example),
  );
  if (found !== undefined) return { outcome: 'done', requestedStatus: found.status, example: found };
  const requested = [displayPreference('code', code), displayPreference('example', example)];
  const names = examples.flatMap(({ name }) => name ?? []);
  const isKnown = example === undefined || names.includes(example);
  const suggestion = isKnown ? undefined : didYouMean(example, names);
  return {
    wrong: [
      `${operationId} has no answer for ${requested.filter(Boolean).join(', ')};`,
      ...(suggestion === undefined ? [] : [suggestion]),
      `expected one of: ${listed(examples, outcomes)}`,
    ].join(' '),
  };
}

/** Formats a requested value, unless it looks like a secret that the client put in the wrong place. */
export function displayPreference(name: string, value: string | undefined): string {
  if (value === undefined) return '';
  return isSafePreference(value) ? `${name}=${value}` : `the requested ${name} (not shown)`;
}

function listed(
  examples: readonly AnswerExample[],
  outcomes: OperationContract<unknown>['outcomes'],
): string {
  const refusals = Object.entries(outcomes).flatMap(([name, statuses = []]) =>
    name === 'done' ? [] : statuses.map(({ status }) => ({ status, name })),
  );
  const all: readonly AnswerExample[] = [...examples, ...refusals];
  const statuses = [...new Set(all.map(({ status }) => status))].sort((one, other) => one - other);
  return statuses
    .map((status) => {
      const names = all.flatMap((one) => (one.status === status ? (one.name ?? []) : []));
      return names.length === 0 ? String(status) : `${status} (${names.join(', ')})`;
    })
    .join(', ');
}
