import type { FixtureCheck, Provider } from '../core/provider.ts';
import * as generated from '../generated/fixtures/checks.js';
import { builtInProviders } from './index.ts';

const checks: Readonly<Record<string, FixtureCheck>> = generated;

/** All emulated vendors, with the checks of their fixture files: for callers that can't wait until these are loaded. */
export const checkedProviders: readonly Provider[] = builtInProviders.map((provider) => {
  const check = checks[provider.id];
  if (check === undefined) throw new Error(`there is no fixture schema of ${provider.id}`);
  return { ...provider, fixtureCheck: () => check };
});
