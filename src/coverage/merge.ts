import { documentOf, nameOf, type Counted, type Coverage } from './document.ts';

/** Adds up what several emulators have met. An outcome that one of them did not serve counts for those that did. */
export function merged(documents: readonly Coverage[]): Coverage {
  const all = new Map<string, Counted>();
  for (const entry of documents.flatMap(({ entries }) => entries)) {
    const known = all.get(nameOf(entry));
    const count = entry.count + (known?.count ?? 0);
    all.set(nameOf(entry), { ...entry, count, called: entry.called || known?.called === true });
  }
  return documentOf([...all.values()]);
}
