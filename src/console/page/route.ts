import { computed, signal } from '@preact/signals';

/** The views, in the order of the navigation. */
const views = ['now', 'requests', 'accounts', 'clock', 'state', 'contracts'] as const;

/** The name of a view, as in its link. */
export type View = (typeof views)[number];

/** A place in the page: `#/requests/default-3?outcome=locked-out`. */
export interface Route {
  readonly view: View;
  /** The segments after the view. */
  readonly path: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

/** A longer link names nothing that exists, and a call with its values would exceed the server's limit. */
const maxHash = 8000;

/** The shown place, which follows the address bar. */
export const route = signal(readRoute(globalThis.location.hash));

/** The namespace that the link picks; undefined if it picks none. */
export const pickedByLink = computed(() => route.value.query['ns']);

globalThis.addEventListener('hashchange', () => {
  route.value = readRoute(globalThis.location.hash);
});

/** Reads the hash of a link; an unknown view is the first one. */
function readRoute(hash: string): Route {
  const [path = '', query = ''] = (hash.length > maxHash ? '' : hash).replace(/^#?\/?/, '').split(/\?(.*)/s);
  const [first, ...rest] = path
    .split('/')
    .filter((segment) => segment !== '')
    .map(decoded);
  const view = views.find((one) => one === first) ?? 'now';
  return { view, path: rest, query: Object.fromEntries(new URLSearchParams(query)) };
}

/** Returns the link to a place. The picked namespace stays, unless the query sets another. */
export function linkTo(view: View, path: readonly string[] = [], query: Query = {}): string {
  const ns = pickedByLink.value;
  const members: Query = { ns, ...query };
  const set = Object.entries(members).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value]],
  );
  const search = new URLSearchParams(set).toString();
  const segments = [view, ...path].map(encodeURIComponent).join('/');
  return `#/${segments}${search === '' ? '' : `?${search}`}`;
}

type Query = Readonly<Record<string, string | undefined>>;

/** Opens a place. */
export function goTo(view: View, path: readonly string[] = [], query: Query = {}): void {
  globalThis.location.hash = linkTo(view, path, query);
}

/** Changes the query of the shown place without an entry in the browser's history; undefined or '' removes a member. */
export function changeQuery(change: Query): void {
  const { view, path, query } = route.value;
  globalThis.history.replaceState(null, '', linkTo(view, path, { ...query, ...change }));
  route.value = readRoute(globalThis.location.hash);
}

/** Changes the path below the shown view without an entry in the browser's history. */
export function changePath(path: readonly string[]): void {
  const { view, query } = route.value;
  globalThis.history.replaceState(null, '', linkTo(view, path, query));
  route.value = readRoute(globalThis.location.hash);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
