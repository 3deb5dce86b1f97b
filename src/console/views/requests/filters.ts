import { computed } from '@preact/signals';
import type { RequestEntry } from '../../live/events.ts';
import { toneOf, type Tone } from '../../parts/outcome.tsx';
import { outcomeText } from '../../state/outcome-text.ts';
import { pickedNamespace } from '../../page/namespace.ts';
import { route } from '../../page/route.ts';

/** The kinds of ends that the filter offers, in the order of its buttons. */
export const tones = ['good', 'refused', 'failed', 'unmatched'] as const satisfies readonly Tone[];

/** The search and the filters; an empty text or list filters nothing. */
interface Filters {
  readonly search: string;
  /** Any of these ends. */
  readonly tones: readonly Tone[];
  /** Only forced answers. */
  readonly isForced: boolean;
  readonly provider: string;
  readonly account: string;
  readonly outcome: string;
  readonly status: string;
}

/** The members of the link's query that filter, to be removed by “Clear filters”. */
export const noFilters = {
  q: '',
  show: '',
  provider: '',
  account: '',
  outcome: '',
  status: '',
} as const;

/** Reads the filters of a link. */
function readFilters(query: Readonly<Record<string, string>>): Filters {
  const { q = '', show = '', provider = '', account = '', outcome = '', status = '' } = query;
  const shown = new Set(show.split(','));
  return {
    ...{ search: q.trim().toLowerCase(), tones: tones.filter((one) => shown.has(one)) },
    ...{ isForced: shown.has('forced'), provider, account, outcome, status },
  };
}

/** Whether the filters leave out any request. */
export function isFiltering(filters: Filters): boolean {
  const { search, tones: some, isForced, provider, account, outcome, status } = filters;
  return (
    isForced || some.length > 0 || [search, provider, account, outcome, status].some((one) => one !== '')
  );
}

// a text: a link with the same filters then filters nothing again
const filterKey = computed(() => {
  const members = Object.keys(noFilters).map((name) => [name, route.value.query[name] ?? '']);
  return new URLSearchParams(members).toString();
});

/** The filters of the shown link. */
export const filters = computed(() => readFilters(Object.fromEntries(new URLSearchParams(filterKey.value))));

/** Whether a request is in the picked namespace and fits the filters; known answers aren't computed again. */
export const isShown = computed(() => {
  const wanted = filters.value;
  const namespace = pickedNamespace.value;
  const known = new WeakMap<RequestEntry, boolean>();
  return (entry: RequestEntry): boolean => {
    const before = known.get(entry);
    if (before !== undefined) return before;
    const fits = (namespace === undefined || entry.namespace === namespace) && fitsFilters(entry, wanted);
    known.set(entry, fits);
    return fits;
  };
});

/** Whether a request fits the filters. */
function fitsFilters(entry: RequestEntry, wanted: Filters): boolean {
  const { status, outcome, provider, account, forcedBy } = entry;
  return (
    (wanted.tones.length === 0 || wanted.tones.includes(toneOf(status, outcome))) &&
    (!wanted.isForced || forcedBy !== undefined) &&
    (wanted.provider === '' || wanted.provider === provider) &&
    (wanted.account === '' || wanted.account === account) &&
    (wanted.outcome === '' || wanted.outcome === outcome) &&
    (wanted.status === '' || wanted.status === String(status)) &&
    (wanted.search === '' || hasWords(textOf(entry), wanted.search))
  );
}

function hasWords(text: string, search: string): boolean {
  return search.split(/\s+/).every((word) => text.includes(word));
}

const texts = new WeakMap<RequestEntry, string>();

/** All that the search looks through, in small letters. */
function textOf(entry: RequestEntry): string {
  const known = texts.get(entry);
  if (known !== undefined) return known;
  const { forcedBy, outcome } = entry;
  const forced = forcedBy === undefined ? '' : 'forced';
  const text = `${outcomeText(outcome)} ${forced} ${JSON.stringify(entry)}`.toLowerCase();
  texts.set(entry, text);
  return text;
}
