/// <reference lib="webworker" />
import type { LiveEvent } from './events.ts';
import { createStream, type EventsSource, type Stream } from './stream.ts';

/** The messages of a tab to the worker. */
export type TabMessage = { readonly type: 'show'; readonly source: EventsSource } | { readonly type: 'hide' };

declare const self: SharedWorkerGlobalScope;

/** A stream with the visible tabs that read it. */
interface Feed {
  readonly stream: Stream;
  /** Each tab with whether it is up to date with the stream. */
  readonly tabs: Map<MessagePort, { isCurrent: boolean }>;
  isOpen: boolean;
}

/** One stream for each source, read while a visible tab needs it: the tabs of a browser share this worker. */
const feeds = new Map<string, Feed>();
/** The last event that each hidden tab got. */
const lastIds = new WeakMap<MessagePort, string>();

self.addEventListener('connect', ({ ports: [tab] }) => {
  if (tab === undefined) return;
  tab.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => {
    leave(tab);
    if (data.type === 'show') join(tab, data.source);
  });
  // a crashed tab sends no message
  tab.addEventListener('close', () => leave(tab));
  tab.start();
});

function join(tab: MessagePort, source: EventsSource): void {
  const feed = feeds.get(keyOf(source)) ?? createFeed(source);
  const last = feed.stream.lastId();
  const state = { isCurrent: last !== undefined && lastIds.get(tab) === last };
  feed.tabs.set(tab, state);
  if (feed.isOpen) tellOpen(tab, state, false);
  else feed.stream.resume();
}

function leave(tab: MessagePort): void {
  for (const feed of feeds.values()) {
    const { stream, tabs } = feed;
    const last = stream.lastId();
    if (tabs.get(tab)?.isCurrent === true && last !== undefined) lastIds.set(tab, last);
    if (!tabs.delete(tab) || tabs.size > 0) continue;
    stream.pause();
    feed.isOpen = false;
  }
}

/** Tells a tab that the stream is open. A tab that isn't up to date has to load what came before. */
function tellOpen(tab: MessagePort, state: { isCurrent: boolean }, isFirst: boolean): void {
  tab.postMessage({ type: 'open', isFirst: isFirst || !state.isCurrent } satisfies LiveEvent);
  state.isCurrent = true;
}

function createFeed(source: EventsSource): Feed {
  const tabs: Feed['tabs'] = new Map();
  const tell = (event: LiveEvent) => {
    feed.isOpen = event.type === 'open' || (feed.isOpen && event.type !== 'lost' && event.type !== 'refused');
    for (const [tab, state] of tabs) {
      if (event.type === 'open') tellOpen(tab, state, event.isFirst);
      else tab.postMessage(event);
    }
  };
  const feed: Feed = { stream: createStream({ ...source, tell }), tabs, isOpen: false };
  feeds.set(keyOf(source), feed);
  return feed;
}

function keyOf({ url, namespace = '' }: EventsSource): string {
  return `${namespace} ${url}`;
}
