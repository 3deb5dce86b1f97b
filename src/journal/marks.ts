import type { Kept } from './entry.ts';
import { allNamespaces, type EntryBuffer, type Numbering } from './entry-buffer.ts';

/** An entry with its mark. */
export interface MarkedEntry {
  readonly entry: Kept;
  readonly mark: string;
}

/** The entries after a mark, oldest first, and how many others the journal no longer has. */
interface Since {
  readonly entries: readonly MarkedEntry[];
  readonly missed: number;
  /** Why these are all entries: the mark isn't of this process, or the namespace was cleared since. */
  readonly reason?: 'restarted' | 'cleared';
}

/** The places at which a reader can stop and continue later. They tell nothing of other namespaces. */
export interface Marks {
  /** Returns the mark of the newest entry of a namespace or of `allNamespaces`. */
  mark(namespace: string): string;
  /** Returns what came after a mark of the namespace or of `allNamespaces`; of a namespace, an entry's id is one, too. */
  since(namespace: string, mark: string): Since;
}

/** Creates the marks of a buffer: the id of this process, the id of the namespace's list, and the entry's number. */
export function createMarks({ numbering }: Pick<EntryBuffer, 'numbering'>): Marks {
  const process = numbering(allNamespaces)?.id ?? '';

  function listOf(namespace: string): { readonly start: string; readonly numbered: Numbering } {
    const numbered = numbering(namespace);
    const id = namespace === allNamespaces ? undefined : numbered?.id;
    return { start: id === undefined ? `${process}-` : `${process}-${id}-`, numbered: numbered ?? nothing };
  }

  // a mark of all namespaces is unknown to the stream of one
  function isOfNamespace(mark: string): boolean {
    return mark.startsWith(`${process}-`) && mark.split('-').length === 3;
  }

  return {
    mark(namespace) {
      const { start, numbered } = listOf(namespace);
      return `${start}${numbered.newest}`;
    },
    since(namespace, mark) {
      const { start, numbered } = listOf(namespace);
      const number =
        numberAfter(start, mark) ??
        // a namespace that had no list yet
        (mark === `${process}-0` ? 0 : undefined) ??
        (namespace === allNamespaces ? undefined : numbered.numberOf(mark));
      const after = numbered.after(number ?? 0);
      const since = {
        entries: after.map((one) => ({ entry: one.entry, mark: `${start}${one.number}` })),
        missed: Math.max(0, numbered.newest - (number ?? 0) - after.length),
      };
      if (number !== undefined) return since;
      return { ...since, reason: isOfNamespace(mark) ? 'cleared' : 'restarted' };
    },
  };
}

const nothing: Numbering = { id: '', newest: 0, after: () => [], numberOf: () => undefined };

/** Returns the number in a mark; undefined for a mark that starts otherwise. */
function numberAfter(start: string, mark: string): number | undefined {
  const text = mark.startsWith(start) ? mark.slice(start.length) : '';
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
