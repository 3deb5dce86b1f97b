import { documentOf, type Coverage, type CoverageEntry } from '../../src/coverage/document.ts';

/** Returns an outcome of a fictional provider. */
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

/** Returns a document with these outcomes. */
export function documentWith(...entries: readonly CoverageEntry[]): Coverage {
  return documentOf(entries);
}
