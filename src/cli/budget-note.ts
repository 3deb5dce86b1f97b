import type { ServedProvider } from '../emulator/emulator.ts';
import { isRecord } from '../json.ts';
import type { EffectiveSettings } from './settings.ts';

/** Returns whether the request budgets count; undefined if no served provider has one. */
export function budgetNote(
  served: readonly ServedProvider[],
  { 'request-budget': setting }: EffectiveSettings,
): string | undefined {
  if (!served.some(hasBudget)) return undefined;
  return setting === 'vendor'
    ? "the vendors' request budgets count"
    : 'request budgets are off; --request-budget vendor turns them on';
}

function hasBudget({ provider, fixtures }: ServedProvider): boolean {
  return provider.hasBudgets === true || limitsCalls(fixtures.base.get('policy', 'policy'));
}

/** Whether the policy of a provider limits the calls. That of a declared provider only does if its fixtures set it. */
function limitsCalls(policy: unknown): boolean {
  const budget = isRecord(policy) ? policy['requestBudget'] : undefined;
  return isRecord(budget) && Number(budget['calls']) < Number.MAX_SAFE_INTEGER;
}
