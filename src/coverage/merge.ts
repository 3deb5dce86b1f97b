import { documentOf, nameOf, type Coverage, type CoverageEntry } from './document.ts';

/** Adds up what several emulators have met. An outcome that one of them did not serve counts for those that did. */
export function merged(documents: readonly Coverage[]): Coverage {
  const all = new Map<string, CoverageEntry>();
  for (const entry of documents.flatMap(({ entries }) => entries)) {
    const known = all.get(nameOf(entry));
    all.set(nameOf(entry), { ...entry, count: entry.count + (known?.count ?? 0) });
  }
  return documentOf([...all.values()]);
}
