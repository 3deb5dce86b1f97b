import { documentOf, type Coverage, type CoverageEntry } from '../../src/coverage/document.ts';

/** An outcome of a provider that there is not. */
export function entry(outcome: string, count: number, more: Partial<CoverageEntry> = {}): CoverageEntry {
  return {
    provider: 'vendor',
    profile: 'documented',
    operation: 'login',
    outcome,
    status: 200,
    provenance: 'documented',
    count,
    called: true,
    ...more,
  };
}

/** A document of these outcomes. */
export function documentWith(...entries: readonly CoverageEntry[]): Coverage {
  return documentOf(entries);
}
