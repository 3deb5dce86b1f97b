import { effect, signal } from '@preact/signals';
import { adminPath } from '../page/address.ts';
import { onlyNamespace } from '../page/namespace.ts';
import { isTokenNeeded, session, sessionEnded } from '../page/session.ts';
import type { LiveEvent } from './events.ts';
import { watchOtherProcesses } from './other-processes.ts';
import { createStream, type EventsSource, type Stream } from './stream.ts';
import type { TabMessage } from './stream-worker.ts';

/** Whether the events arrive: `waiting` before the first answer, `lost` while the emulator doesn't answer. */
export const connection = signal<'waiting' | 'open' | 'lost'>('waiting');

type Listener = (event: LiveEvent) => void;
const listeners = new Set<Listener>();

/** Calls a function with each event; returns a function that ends that. */
export function onLive(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Reads the events while the page is visible and may read them. */
export function startLive(): void {
  const isVisible = signal(!document.hidden);
  document.addEventListener('visibilitychange', () => (isVisible.value = !document.hidden));
  globalThis.addEventListener('pagehide', () => (isVisible.value = false));
  globalThis.addEventListener('pageshow', () => (isVisible.value = !document.hidden));
  const source = 'SharedWorker' in globalThis ? sharedSource() : ownSource();
  effect(() => {
    const isOn = isVisible.value && session.value !== undefined && !isTokenNeeded.value;
    if (isOn) source.show(eventsOf(onlyNamespace.value));
    else source.hide();
  });
  watchOtherProcesses(isVisible, () => receive({ type: 'elsewhere' }));
}

function receive(event: LiveEvent): void {
  if (event.type === 'open') connection.value = 'open';
  if (event.type === 'lost') connection.value = 'lost';
  if (event.type === 'refused') sessionEnded();
  for (const listener of listeners) listener(event);
}

/** The events of all namespaces; of one, if the caller may read only that. */
function eventsOf(only: string | undefined): EventsSource {
  const at = (query: string) => new URL(`${adminPath}/events?${query}`, globalThis.location.href).href;
  if (only === undefined) return { url: at('scope=all&changes=true') };
  return { url: at('changes=true'), namespace: only };
}

/** The origin of the events: a worker for all tabs, or the tab itself. */
interface Source {
  show(source: EventsSource): void;
  hide(): void;
}

/** One stream for all tabs of the browser, which has only six connections to a host. */
function sharedSource(): Source {
  const worker = new SharedWorker(new URL('./stream-worker.ts', import.meta.url), {
    type: 'module',
    name: 'login-emulator-console',
  });
  worker.port.addEventListener('message', ({ data }: MessageEvent<LiveEvent>) => receive(data));
  worker.port.start();
  const tell = (message: TabMessage) => worker.port.postMessage(message);
  return { show: (source) => tell({ type: 'show', source }), hide: () => tell({ type: 'hide' }) };
}

/** A stream of this tab alone, for browsers without shared workers. */
function ownSource(): Source {
  let feed: { readonly source: EventsSource; readonly stream: Stream } | undefined;
  const hide = () => feed?.stream.pause();
  return {
    show(source) {
      hide();
      // the same stream continues where it ended
      if (feed?.source.url !== source.url || feed.source.namespace !== source.namespace)
        feed = { source, stream: createStream({ ...source, tell: receive }) };
      feed.stream.resume();
    },
    hide,
  };
}
